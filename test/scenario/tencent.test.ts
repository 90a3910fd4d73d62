import t, { type Test } from 'tap';
import { deriveFabric } from '../../src/cloud/fabric.js';
import type { World } from '../../src/cloud/world.js';
import { loadScenario } from '../../src/scenario/load.js';
import { flawsOf } from '../cloud/flaws.js';
import { fixture } from './fixture.js';

function everything(t: Test): World {
  const { scenario, diagnostics } = loadScenario('x.lab.yaml', fixture('valid/tencent.lab.yaml'));
  t.same(diagnostics, []);
  if (!scenario) throw new Error('invalid');
  return scenario.world;
}

t.test('subnets and hosts, by either word', async (t) => {
  const { subnets, hosts, networkAcls } = everything(t);
  t.match(subnets, {
    'sn-a': { vpc: 'vpc-a', cidr: '10.0.1.0/28', zone: 'ap-guangzhou-1' },
    'sn-a2': { zone: 'ap-guangzhou-3' },
    'vsw-b': { zone: 'cn-beijing-a' },
  });
  t.match(hosts, {
    'cvm-a': { subnet: 'sn-a', address: '10.0.1.2', securityGroups: ['sg-1', 'sg-2'] },
    'cvm-a2': { subnet: 'sn-a2', address: '172.16.1.2' },
    'ecs-b': { subnet: 'vsw-b', address: '192.168.1.1' },
  });
  t.same(networkAcls['acl-1']?.subnets, ['sn-a']);
});

t.test('route tables, with the cloud’s names for next hops', async (t) => {
  const { routeTables } = everything(t);
  t.same(Object.keys(routeTables), ['rtb-vpc-a', 'vtb-vpc-b']);
  t.match(routeTables['rtb-vpc-a']?.entries, [
    { id: 'vpc-a#1', nextHopType: 'NORMAL_CVM', nextHopId: 'cvm-a' },
    { id: 'vpc-a#2', nextHopType: 'DIRECTCONNECT', nextHopId: 'dcg-1' },
    { id: 'vpc-a#3', nextHopType: 'VPN', nextHopId: 'vpngw-1' },
  ]);
});

t.test('security groups of a region, and those that name a VPC of it', async (t) => {
  const { securityGroups, tencent } = everything(t);
  t.match(securityGroups, {
    'sg-1': { vpc: '', innerAccess: 'Drop', rules: [{ policy: 'drop', peer: { group: 'sg-1' } }, {}] },
    'sg-2': { vpc: 'vpc-a', innerAccess: 'Drop' },
    'sg-b': { vpc: 'vpc-b', innerAccess: 'Accept' },
  });
  t.match(tencent.securityGroups, { 'sg-1': { account: 'A', region: 'ap-guangzhou', Version: 0 } });
  t.same(Object.keys(tencent.securityGroups), ['sg-1']);
});

t.test('direct connect gateways, their tunnels and blocks', async (t) => {
  const { tencent } = everything(t);
  t.match(tencent.directConnectGateways, {
    'dcg-1': { account: 'A', region: 'ap-guangzhou', NetworkType: 'VPC', NetworkInstanceId: 'vpc-a' },
    'dcg-2': { region: 'ap-shanghai', NetworkType: 'CCN', NetworkInstanceId: '', CcnRouteType: 'STATIC' },
    'dcg-3': { CcnRouteType: 'BGP' },
  });
  const { Bandwidth, ...tunnel } = tencent.directConnectTunnels['dcg-1#tunnel-1'] ?? {};
  t.equal(Bandwidth, 5);
  t.match(tunnel, { DirectConnectId: 'dc-1', DirectConnectGatewayId: 'dcg-1' });
  t.notOk('Bandwidth' in (tencent.directConnectTunnels['dcg-2#tunnel-2'] ?? {}), 'the line’s');
  t.match(tencent.directConnectGatewayRoutes, {
    'dcg-2#1': { DirectConnectGatewayId: 'dcg-2', DestinationCidrBlock: '10.1.0.0/24' },
    'dcg-2#2': { DestinationCidrBlock: '10.2.0.0/24' },
  });
});

t.test('blocks behind a VPN gateway for a CCN wait; quotas are each cloud’s', async (t) => {
  const { tencent, alibaba, accounts } = everything(t);
  t.match(tencent.vpnGatewayRoutes, { 'vpngw-2/10.4.0.0/24': { Status: 'DISABLE' } });
  t.equal(Object.keys(tencent.vpnGatewayRoutes).length, 1, 'not those of a gateway in a VPC');
  t.match(tencent.quotas, { ccnsPerAccount: 1, classicRoutes: true, securityGroupsPerInstance: 4 });
  t.notOk('ccnsPerAccount' in alibaba.quotas);
  t.match(accounts, { A: { cloud: 'tencent', crossBorder: true }, B: { cloud: 'alibaba' } });
});

t.test('what stands is a sound network', async (t) => {
  t.same(flawsOf(deriveFabric(everything(t))), []);
});
