import type { Test } from 'tap';
import type { Explanation } from '../../src/explain/explanation.js';
import type { Source } from '../../src/explain/provenance.js';
import { type Asked, explainAt } from '../../src/lab/explain.js';
import { LabError, type Problem } from '../../src/model/errors.js';
import { loadScenario } from '../../src/scenario/load.js';
import type { Scenario } from '../../src/scenario/scenario.js';

/** The file that `SCENARIO` is read as. */
export const FILE = 'lab.yaml';

/** Two VPCs in two regions, a CEN between them from step 1 on; what changes later is in steps of its own. */
export const SCENARIO = `name: Two regions
cloud: alibaba
accounts:
  A: { uid: "1000000000000001" }
vpcs:
  vpc-a:
    account: A
    region: cn-qingdao
    cidr: 172.16.0.0/12
    vswitches:
      vsw-a: 172.16.1.0/24
  vpc-b:
    account: A
    region: cn-beijing
    cidr: 192.168.0.0/16
    vswitches:
      vsw-b: 192.168.1.0/24
    routes:
      - { cidr: 10.9.0.0/24, next_hop: ecs-b }
security_groups:
  sg-a:
    vpc: vpc-a
  sg-b:
    vpc: vpc-b
    rules:
      - { direction: ingress, protocol: icmp, cidr: 0.0.0.0/0 }
hosts:
  ecs-a: { vswitch: vsw-a, security_groups: [sg-a] }
  ecs-b:
    vswitch: vsw-b
    security_groups: [sg-b]
    aliases: [10.9.0.1]
steps:
  - step: Join
    do:
      - as: A
        call: CreateCen
        save: { cen: CenId }
      - as: A
        call: AttachCenChildInstance
        with: { CenId: $cen, ChildInstanceId: vpc-a, ChildInstanceType: VPC, ChildInstanceRegionId: cn-qingdao }
      - as: A
        call: AttachCenChildInstance
        with: { CenId: $cen, ChildInstanceId: vpc-b, ChildInstanceType: VPC, ChildInstanceRegionId: cn-beijing }
  - step: Change
    do:
      - as: A
        call: RevokeSecurityGroup
        with: { RegionId: cn-beijing, SecurityGroupId: sg-b, IpProtocol: ICMP, PortRange: -1/-1, SourceCidrIp: 0.0.0.0/0 }
      - as: A
        call: AuthorizeSecurityGroup
        with: { RegionId: cn-beijing, SecurityGroupId: sg-b, IpProtocol: TCP, PortRange: 443/443, SourceCidrIp: 0.0.0.0/0 }
  - step: Break
    do:
      - fault: { region_connection: [cn-qingdao, cn-beijing] }
      - heal: { region_connection: [cn-qingdao, cn-beijing] }
      - fault: { host: ecs-b }
  - step: Part
    do:
      - heal: { host: ecs-b }
      - as: A
        call: DetachCenChildInstance
        with: { CenId: $cen, ChildInstanceId: vpc-b, ChildInstanceType: VPC, ChildInstanceRegionId: cn-beijing }
`;

export function load(t: Test, text = SCENARIO): Scenario {
  const { scenario, diagnostics } = loadScenario(FILE, text);
  t.same(
    diagnostics.filter(({ severity }) => severity === 'error'),
    [],
  );
  if (!scenario) throw new Error('invalid');
  return scenario;
}

/** The number of the line that holds a text. */
export function lineOf(text: string, within = SCENARIO): number {
  const index = within.split('\n').findIndex((line) => line.includes(text));
  if (index < 0) throw new Error(`no line has ${text}`);
  return index + 1;
}

export const ask = (t: Test, asked: Partial<Asked> = {}, text = SCENARIO): Explanation =>
  explainAt(load(t, text), { from: 'ecs-a', to: 'ecs-b', at: '1', ...asked });

/** What is wrong with a question. */
export function refused(t: Test, asked: Partial<Asked>, text = SCENARIO): Problem {
  try {
    ask(t, asked, text);
  } catch (error) {
    if (error instanceof LabError && error.exit === 2) return error.problem;
    throw error;
  }
  throw new Error(`answered: ${JSON.stringify(asked)}`);
}

/** `36`, `90 AttachCenChildInstance 3`. */
export const sourceText = (source: Source | undefined): string | undefined =>
  source && [source.at.line, source.by, source.step].filter((part) => part !== undefined).join(' ');
