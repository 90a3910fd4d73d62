import type { Scenario } from '../../scenario/scenario.js';
import type { ItemRecord, ScenarioRecord } from '../record.js';
import { pairText } from '../subject.js';
import { topologyOf } from '../topology/of-world.js';
import type { Topology } from '../topology/topology.js';
import { unionOf } from '../topology/union.js';
import { checksOf, firstProbe, isProbeCheck, probesOf } from './checks.js';
import type { PageCheck, PageMoment, PageScenario } from './data.js';
import { groupsOf, hostsOf } from './groups.js';
import { newMatrices } from './matrices.js';
import { type Mended, mended } from './mend.js';
import { drawnOf, pictureOf } from './picture.js';
import { type Moment, type Replay, replay } from './replay.js';
import { newVerdicts } from './verdicts.js';

/** A scenario's part of the page, before it is drawn. */
export interface Built {
  readonly data: PageScenario;
  /** What helps checks that failed, by their moments. */
  readonly problems: Mended['problems'];
  readonly replay: Replay;
  /** For the layout: labels as wide as they ever are. */
  readonly union: Topology;
  /** For the drawing: the same as it is at the end. */
  readonly drawn: Topology;
}

export function build(scenario: Scenario, record: ScenarioRecord, id: string): Built {
  const replayed = replay(scenario, record);
  const { moments, worlds } = replayed;
  const topologies = worlds.map(topologyOf);
  const union = unionOf(topologies);
  const drawn = drawnOf(union, topologies.at(-1) ?? union);
  const hosts = hostsOf(worlds);
  const probes = probesOf(moments);
  const verdicts = newVerdicts(hosts);
  const matrices = newMatrices(hosts, verdicts);
  const places = worlds.map((world) => probes.map((probe) => matrices.place(world, probe)));
  const { checks, pageMoments } = checksByState(moments, (event) => checksOf(event, probes, hosts, verdicts));
  const data: PageScenario = {
    id,
    file: scenario.file,
    steps: scenario.steps.map(({ step }) => step),
    hosts,
    groups: groupsOf(worlds, hosts, matrices.matrices),
    probes,
    probe: firstProbe(moments, probes),
    moments: pageMoments,
    states: worlds.map((_, state) => ({
      matrices: places[state] ?? [],
      checks: checks.get(state) ?? [],
      picture: pictureOf(drawn, topologies[state] ?? union, topologies[state - 1]),
    })),
    matrices: matrices.matrices,
    rows: matrices.rows,
    verdicts: verdicts.verdicts,
    hops: verdicts.hops,
    texts: verdicts.texts,
    fixes: [],
  };
  return { ...mended(data, replayed), replay: replayed, union, drawn };
}

type CheckOf = (event: Parameters<typeof checksOf>[0]) => PageCheck[];

function checksByState(
  moments: readonly Moment[],
  checkOf: CheckOf,
): { readonly checks: ReadonlyMap<number, readonly PageCheck[]>; readonly pageMoments: PageMoment[] } {
  const checks = new Map<number, PageCheck[]>();
  const pageMoments = moments.map(({ step, number, item, state }): PageMoment => {
    const found = isProbeCheck(item) ? checkOf(item) : [];
    const all = checks.get(state) ?? [];
    checks.set(state, [...all, ...found]);
    const check = found.length > 0 ? { check: all.length } : {};
    return {
      step,
      state,
      ...(number === undefined ? {} : { item: number }),
      text: item ? itemText(item) : 'Before the first step',
      ...check,
    };
  });
  return { checks, pageMoments };
}

function itemText(item: ItemRecord): string {
  switch (item.type) {
    case 'call':
      return `${item.as}: ${item.action}`;
    case 'wait':
      return 'wait';
    case 'fault':
      return `${item.action} ${item.target}`;
    case 'check':
      return `check ${item.check} ${pairText(item, '→')}`;
  }
}
