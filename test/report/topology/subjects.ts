import { worldAt } from '../../../src/lab/simulate.js';
import { topologyOf } from '../../../src/report/topology/of-world.js';
import type { Topology } from '../../../src/report/topology/topology.js';
import { loadScenario } from '../../../src/scenario/load.js';
import type { Scenario } from '../../../src/scenario/scenario.js';
import { shipped } from '../../scenario/shipped.js';

export function scenarioOf(file: string): Scenario {
  const found = shipped.find((one) => one.file === `${file}.lab.yaml`);
  const { scenario } = loadScenario(file, found?.text ?? '');
  if (!scenario) throw new Error(`${file} is no shipped scenario`);
  return scenario;
}

/** Of a shipped scenario, after a step; absent: the last. */
export const topologyAt = (file: string, at?: string): Topology => topologyOf(worldAt(scenarioOf(file), at));

export const names: readonly string[] = shipped.map(({ file }) => file.replace('.lab.yaml', ''));

/** A topology of one VPC, with as many hosts as wanted. */
export const crowd = (count: number): Topology => ({
  regions: [{ id: 'cn-qingdao', label: 'China North 1', cloud: 'alibaba' }],
  nodes: [
    {
      id: 'vpc-a',
      kind: 'vpc',
      label: 'vpc-a',
      detail: '10.0.0.0/8',
      region: 'cn-qingdao',
      account: 'A',
      up: true,
      text: 'VPC vpc-a',
    },
    ...Array.from({ length: count }, (_, i) => ({
      id: `web-${i + 1}`,
      kind: 'host' as const,
      label: `web-${i + 1}`,
      detail: `10.0.${Math.floor(i / 250)}.${(i % 250) + 1}`,
      region: 'cn-qingdao',
      account: 'A',
      router: 'vpc-a',
      up: true,
      text: `host web-${i + 1}`,
    })),
  ],
  links: [],
});
