import t from 'tap';
import { ask, FILE, refused } from './lab.js';

t.test('hosts by name, by address, by what a call saved', async (t) => {
  t.match(ask(t, { to: 'ecs-b' }).to, { host: 'ecs-b', address: '192.168.1.1' });
  t.match(ask(t, { to: '192.168.1.1' }).to, { host: 'ecs-b', address: '192.168.1.1' });
  t.match(ask(t, { to: '10.9.0.1' }).to, { host: 'ecs-b', address: '10.9.0.1' }, 'an alias');
});

t.test('a name that is not there', async (t) => {
  t.same(refused(t, { to: 'esc-b' }), {
    where: FILE,
    what: 'there is no host "esc-b" after step 1',
    hint: 'did you mean "ecs-b"?',
  });
  t.match(refused(t, { from: 'web' }), {
    what: 'there is no host "web" after step 1',
    hint: 'hosts: ecs-a, ecs-b',
  });
  t.match(refused(t, { from: 'vpc-a', at: '0' }), { what: /before the first step/ });
  t.match(refused(t, { from: 'web', at: '1.2' }), { what: /after item 2 of step 1/ });
});

t.test('an address that no host has, or that is to send', async (t) => {
  t.match(refused(t, { to: '10.0.0.1' }), {
    what: 'no host answers for 10.0.0.1 after step 1',
    hint: 'hosts and their addresses: ecs-a 172.16.1.1, ecs-b 192.168.1.1 10.9.0.1',
  });
  t.match(refused(t, { from: '172.16.1.1' }), {
    what: /the sender is named by its host/,
    hint: 'write ecs-a',
  });
  t.match(refused(t, { from: '1.1.1.1' }), { hint: 'hosts after step 1: ecs-a, ecs-b' });
});

t.test('what calls saved', async (t) => {
  t.match(refused(t, { to: '$cen' }), { what: /^\$cen is "cen-.*": there is no such host after step 1$/ });
  t.match(refused(t, { to: '$cen', at: '0' }), {
    what: 'nothing is saved as $cen before the first step',
    hint: 'step 1 saves it: --at 1',
  });
  t.match(refused(t, { to: '$cne' }), { hint: "did you mean '$cen'?" });
  t.match(refused(t, { to: '$web' }), { hint: 'saved are: $cen' });
});

t.test('one host at both ends', async (t) => {
  t.match(refused(t, { to: 'ecs-a' }), { where: FILE, what: 'SRC and DST are one host: ecs-a' });
  t.match(refused(t, { from: 'ecs-b', to: '10.9.0.1' }), { what: 'SRC and DST are one host: ecs-b' });
});

t.test('a step that does not exist', async (t) => {
  for (const at of ['5', 'Joni', '-1', '1.0', '1.4', '0.1', '1.x', '1.1.1'])
    t.match(
      refused(t, { at }),
      { what: `there is no step ${JSON.stringify(at)}`, hint: /"Join", "Change"/ },
      at,
    );
});

const FLEETING = `name: Servers
cloud: tencent
accounts:
  A: { uid: "100000000001" }
vpcs:
  vpc-a: { account: A, region: ap-guangzhou, cidr: 10.0.0.0/16, subnets: { sn-a: 10.0.1.0/24 } }
security_groups:
  sg-a: { account: A, region: ap-guangzhou, rules: [{ direction: ingress, protocol: icmp }, { direction: egress, protocol: all }] }
hosts:
  cvm-a: { subnet: sn-a, security_groups: [sg-a] }
steps:
  - step: Nothing yet
    do:
      - check: { ping: [cvm-a, 10.0.1.2], expect: reachable }
  - step: A server
    do:
      - as: A
        call: RunInstances
        with:
          Placement: { Zone: ap-guangzhou-1 }
          VirtualPrivateCloud: { VpcId: vpc-a, SubnetId: sn-a, PrivateIpAddresses: [10.0.1.77] }
          SecurityGroupIds: [sg-a]
          ImageId: img-1
        save: { server: InstanceIdSet.0 }
  - step: It comes and goes
    do:
      - as: A
        call: TerminateInstances
        with: { InstanceIds: [$server] }
      - as: A
        call: RunInstances
        with:
          Placement: { Zone: ap-guangzhou-1 }
          VirtualPrivateCloud: { VpcId: vpc-a, SubnetId: sn-a, PrivateIpAddresses: [10.0.1.78] }
          SecurityGroupIds: [sg-a]
          ImageId: img-1
        save: { second: InstanceIdSet.0 }
      - as: A
        call: TerminateInstances
        with: { InstanceIds: [$second] }
`;

t.test(
  'a host that a call made: by its variable, with and without the sign, and at its steps only',
  async (t) => {
    const at = (to: string, step: string) => ({ from: 'cvm-a', to, at: step });
    const { to } = ask(t, at('$server', '2'), FLEETING);
    t.match(to, { address: '10.0.1.77', source: { made: { by: 'RunInstances', step: 2 } } });
    t.same(ask(t, at('server', '2'), FLEETING).to, to, 'a shell eats the sign');
    t.same(ask(t, at(to.host, '2'), FLEETING).to, to);
    t.match(refused(t, at('$server', '1'), FLEETING), { hint: 'step 2 saves it: --at 2' });
    t.match(refused(t, at(to.host, '1'), FLEETING), { hint: 'it is there after step 2: --at 2' });
    t.match(refused(t, at('10.0.1.77', '3'), FLEETING), { hint: 'it is there after step 2: --at 2' });
    t.match(refused(t, at('$server', '3'), FLEETING), { hint: 'it is there after step 2: --at 2' });
    t.match(refused(t, at('10.0.1.78', '3'), FLEETING), {
      hint: 'it is there after item 2 of step 3: --at 3.2',
    });
  },
);
