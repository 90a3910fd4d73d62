import type { World } from '../src/cloud/world.js';
import { worldAt } from '../src/lab/simulate.js';
import type { JsonObject } from '../src/model/json.js';
import { loadScenario } from '../src/scenario/load.js';

const VPCS = 6;
const GROUPS = 20;
const REGIONS = ['cn-qingdao', 'cn-beijing', 'cn-hangzhou'];
const regionOf = (vpc: number): string => REGIONS[vpc % REGIONS.length] ?? '';
const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/**
 * So many hosts in six VPCs of three regions, with twenty security groups; one CEN joins all VPCs but the last, and
 * regions but for one pair have bandwidth.
 */
export function cloudOf(hosts: number): World {
  const { scenario, diagnostics } = loadScenario('bench.lab.yaml', JSON.stringify(fileOf(hosts)));
  if (!scenario) throw new Error(JSON.stringify(diagnostics));
  return worldAt(scenario);
}

export const fileOf = (hosts: number): JsonObject => ({
  name: `${hosts} hosts`,
  cloud: 'alibaba',
  accounts: { A: { uid: '1234500000000001' } },
  vpcs: Object.fromEntries(
    numbers(VPCS).map((n) => [
      `vpc-${n}`,
      {
        account: 'A',
        region: regionOf(n),
        cidr: `10.${n}.0.0/16`,
        vswitches: { [`vsw-${n}a`]: `10.${n}.0.0/20`, [`vsw-${n}b`]: `10.${n}.16.0/20` },
      },
    ]),
  ),
  security_groups: Object.fromEntries(numbers(GROUPS).map((n) => [`sg-${n}`, groupOf(n)])),
  hosts: Object.fromEntries(numbers(hosts).map((n) => [`ecs-${String(n).padStart(4, '0')}`, hostOf(n)])),
  steps: [
    {
      step: 'Join them',
      do: [
        { as: 'A', call: 'CreateCen', with: { Name: 'bench' }, save: { cen: 'CenId' } },
        ...numbers(VPCS - 1).map((n) => ({
          as: 'A',
          call: 'AttachCenChildInstance',
          with: {
            CenId: '$cen',
            ChildInstanceId: `vpc-${n}`,
            ChildInstanceType: 'VPC',
            ChildInstanceRegionId: regionOf(n),
          },
        })),
      ],
    },
  ],
});

const vpcOfGroup = (group: number): number => group % VPCS;

/** Open to a neighbour network, to its own members, and to another group of the VPC. */
const groupOf = (n: number): JsonObject => ({
  vpc: `vpc-${vpcOfGroup(n)}`,
  type: 'enterprise',
  rules: [
    { direction: 'ingress', protocol: 'icmp', cidr: `10.${(n * 7) % VPCS}.0.0/${n % 2 === 0 ? 16 : 20}` },
    { direction: 'ingress', protocol: 'tcp', ports: 443, cidr: '10.0.0.0/8' },
    { direction: 'egress', protocol: 'all', cidr: '0.0.0.0/0' },
  ],
});

const hostOf = (n: number): JsonObject => {
  const vpc = n % VPCS;
  const turn = Math.floor(n / VPCS);
  const own = numbers(GROUPS).filter((group) => vpcOfGroup(group) === vpc);
  return {
    vswitch: `vsw-${vpc}${turn % 2 === 0 ? 'a' : 'b'}`,
    security_groups: [`sg-${own[turn % own.length]}`],
  };
};
