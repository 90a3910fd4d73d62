import t, { type Test } from 'tap';
import { alibabaActions } from '../../src/cloud/alibaba/actions.js';
import { emptyAlibaba } from '../../src/cloud/alibaba/state.js';
import { emptyTencent } from '../../src/cloud/tencent/state.js';
import { EMPTY_WORLD } from '../../src/cloud/world.js';
import { loadScenario } from '../../src/scenario/load.js';
import { ruleId, rulePointer } from '../../src/scenario/rule-id.js';
import type { Scenario } from '../../src/scenario/scenario.js';

function load(t: Test, text: string): Scenario {
  const { scenario, diagnostics } = loadScenario('x.lab.yaml', text, alibabaActions);
  t.same(diagnostics, []);
  if (!scenario) throw new Error('invalid');
  return scenario;
}

const HEAD = `name: World
description: For tests
cloud: alibaba
accounts:
  A: { uid: '1234500000000001' }
vpcs:
  vpc-a:
    account: A
    region: cn-beijing
    cidr: 10.0.0.0/16
    secondary_cidrs: [192.168.0.0/16]
    vswitches:
      vsw-a: 10.0.1.0/28
      vsw-b: { cidr: 192.168.1.0/24, zone: cn-beijing-c }
security_groups:
  sg-a:
    vpc: vpc-a
    rules:
      - { direction: ingress, protocol: icmp }
      - { direction: egress, protocol: tcp, ports: 22, group: sg-e, policy: drop, priority: 7 }
      - { direction: ingress, protocol: udp, ports: 8000-8100, cidr: 10.0.0.0/8 }
  sg-e: { vpc: vpc-a, type: enterprise }
`;
const STEPS = `steps:
  - step: Ping
    do:
      - check: { ping: [one, two], expect: reachable }
      - wait: 1s
`;

t.test('what stands before the first step', async (t) => {
  const { world, ...rest } = load(
    t,
    `${HEAD}hosts:
  one: { vswitch: vsw-a, security_groups: [sg-a] }
  two: { vswitch: vsw-b, security_groups: [sg-e] }
${STEPS}`,
  );
  t.same(world, {
    ...EMPTY_WORLD,
    now: Date.parse('2024-01-01T00:00Z'),
    accounts: { A: { id: 'A', cloud: 'alibaba', uid: '1234500000000001' } },
    vpcs: {
      'vpc-a': { id: 'vpc-a', account: 'A', region: 'cn-beijing', cidrs: ['10.0.0.0/16', '192.168.0.0/16'] },
    },
    subnets: {
      'vsw-a': { id: 'vsw-a', vpc: 'vpc-a', cidr: '10.0.1.0/28', zone: 'cn-beijing-a' },
      'vsw-b': { id: 'vsw-b', vpc: 'vpc-a', cidr: '192.168.1.0/24', zone: 'cn-beijing-c' },
    },
    hosts: {
      one: { id: 'one', subnet: 'vsw-a', address: '10.0.1.1', securityGroups: ['sg-a'], up: true },
      two: { id: 'two', subnet: 'vsw-b', address: '192.168.1.1', securityGroups: ['sg-e'], up: true },
    },
    securityGroups: {
      'sg-a': {
        id: 'sg-a',
        vpc: 'vpc-a',
        name: 'sg-a',
        type: 'normal',
        innerAccess: 'Accept',
        rules: [
          {
            id: 'sg-a#1',
            direction: 'ingress',
            protocol: 'ICMP',
            peer: { cidr: '0.0.0.0/0' },
            policy: 'accept',
            priority: 1,
          },
          {
            id: 'sg-a#2',
            direction: 'egress',
            protocol: 'TCP',
            ports: [22, 22],
            peer: { group: 'sg-e' },
            policy: 'drop',
            priority: 7,
          },
          {
            id: 'sg-a#3',
            direction: 'ingress',
            protocol: 'UDP',
            ports: [8000, 8100],
            peer: { cidr: '10.0.0.0/8' },
            policy: 'accept',
            priority: 1,
          },
        ],
      },
      'sg-e': { id: 'sg-e', vpc: 'vpc-a', name: 'sg-e', type: 'enterprise', innerAccess: 'Drop', rules: [] },
    },
    routeTables: { 'vtb-vpc-a': { id: 'vtb-vpc-a', vpc: 'vpc-a', main: true, entries: [] } },
    alibaba: emptyAlibaba(),
    tencent: emptyTencent(),
  });
  t.match(rest, { file: 'x.lab.yaml', name: 'World', description: 'For tests' });
  t.same(JSON.parse(JSON.stringify(world)), world, 'it travels as JSON');
});

t.test('addresses: given ones first, then the lowest free ones in the order of the file', async (t) => {
  const { world } = load(
    t,
    `${HEAD}hosts:
  z-first: { vswitch: vsw-a, security_groups: [sg-a] }
  fixed: { vswitch: vsw-a, address: 10.0.1.2, security_groups: [sg-a] }
  one: { vswitch: vsw-a, security_groups: [sg-a] }
  two: { vswitch: vsw-a, security_groups: [sg-a] }
  lowest: { vswitch: vsw-a, address: 10.0.1.5, security_groups: [sg-a] }
  highest: { vswitch: vsw-a, address: 10.0.1.12, security_groups: [sg-a] }
  next: { vswitch: vsw-a, security_groups: [sg-a] }
${STEPS}`,
  );
  t.same(Object.fromEntries(Object.values(world.hosts).map(({ id, address }) => [id, address])), {
    'z-first': '10.0.1.1',
    fixed: '10.0.1.2',
    one: '10.0.1.3',
    two: '10.0.1.4',
    lowest: '10.0.1.5',
    highest: '10.0.1.12',
    next: '10.0.1.6',
  });
});

t.test('a vSwitch can be filled to its last address, and not beyond', async (t) => {
  const hosts = (count: number): string =>
    `${HEAD}hosts:\n${[...Array(count).keys()]
      .map((n) => `  ${['one', 'two'][n] ?? `host-${n}`}: { vswitch: vsw-a, security_groups: [sg-a] }\n`)
      .join('')}${STEPS}`;
  t.equal(load(t, hosts(12)).world.hosts['host-11']?.address, '10.0.1.12');
  const { scenario, diagnostics } = loadScenario('x.lab.yaml', hosts(13), alibabaActions);
  t.equal(scenario, undefined);
  t.match(
    diagnostics.map(({ what }) => what),
    [/^vSwitch vsw-a .* has 12 addresses/],
  );
});

t.test('positions', async (t) => {
  const { positions } = load(
    t,
    `${HEAD}hosts:
  one: { vswitch: vsw-a, security_groups: [sg-a] }
  two: { vswitch: vsw-b, security_groups: [sg-e] }
${STEPS}`,
  );
  const at = (pointer: string) => `${positions[pointer]?.line}:${positions[pointer]?.col}`;
  t.equal(at('/vpcs/vpc-a'), '7:3', 'an entry of a map is where its name is');
  t.equal(at('/vpcs/vpc-a/vswitches/vsw-b'), '14:7');
  t.equal(at('/security_groups/sg-a/rules/1'), '20:9', 'an item of a list is where it begins');
  t.equal(at('/steps/0'), '27:5');
  t.equal(at('/steps/0/do/1'), '30:9');
  t.equal(at(rulePointer('sg-a#2') ?? ''), '20:9', 'a rule is found by its id');
  t.equal(rulePointer(ruleId('sg.b-1', 41)), '/security_groups/sg.b-1/rules/41');
  t.equal(rulePointer('sgr-5hkdgpxkf8mfc7'), undefined, 'ids of the cloud are not in the file');
});

t.test('steps repeated by an alias have a place: that of the alias', async (t) => {
  const { positions } = load(
    t,
    `${HEAD}hosts:
  one: { vswitch: vsw-a, security_groups: [sg-a] }
  two: { vswitch: vsw-b, security_groups: [sg-e] }
steps:
  - step: Ping
    do: &look
      - check: { ping: [one, two], expect: reachable }
  - step: Again
    do: *look
`,
  );
  t.match(positions['/steps/0/do/0'], { line: 29, col: 9 });
  t.match(positions['/steps/1/do/0'], { line: 31, col: 5 });
});
