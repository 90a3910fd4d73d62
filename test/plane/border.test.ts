import t from 'tap';
import { predict } from '../../src/analyze/predict.js';
import type { Fabric, FabricHost, FabricLink, Router, RouterKind } from '../../src/fabric/fabric.js';
import { fakeKernel } from '../../src/kernel/fake.js';
import { cidr } from '../../src/model/cidr.js';
import { compile } from '../../src/plane/compile/index.js';
import { diff } from '../../src/plane/diff.js';
import type { LinkEnd } from '../../src/plane/plane.js';

const host = (id: string, address: string, router: string, gateway: string): FabricHost => ({
  id,
  address,
  subnet: router,
  subnetCidr: cidr(`${address.replace(/\d+$/, '0')}/24`),
  gateway,
  router,
  up: true,
});

/** `10.1.0.0/24 > link`, or `> =host` for one of its own. */
function router(kind: RouterKind, id: string, routes: readonly string[]): Router {
  const main = routes.map((text) => {
    const [block = '', to = ''] = text.split(' > ');
    const target = to.startsWith('=')
      ? ({ kind: 'host', host: to.slice(1) } as const)
      : ({ kind: 'link', link: to } as const);
    return { cidr: cidr(block), target, origin: { object: id, text } };
  });
  return { id, kind, label: `${kind} ${id}`, region: 'cn-qingdao', account: 'A', tables: { main } };
}

const link = (
  id: string,
  kind: FabricLink['kind'],
  ends: readonly [string, string],
  rate?: number,
): FabricLink => ({ id, kind, label: id, ends, up: true, ...(rate && { rate: [rate, rate] as const }) });

const byId = <T extends { readonly id: string }>(...list: readonly T[]) =>
  Object.fromEntries(list.map((row) => [row.id, row]));

/** A data centre joined by a line of 10 Mbit/s to one VPC's border, and by a tunnel to another VPC's VPN gateway. */
const site: Fabric = {
  hosts: byId(
    host('srv', '10.1.0.10', 'idc-1', '10.1.0.1'),
    host('ecs-a', '172.16.1.10', 'vpc-a', '172.16.1.253'),
    host('ecs-b', '192.168.1.10', 'vpc-b', '192.168.1.253'),
  ),
  routers: byId(
    router('idc', 'idc-1', ['10.1.0.10/32 > =srv', '172.16.0.0/12 > vbr-1/idc-1', '192.168.0.0/16 > vco-1']),
    router('vbr', 'vbr-1', ['10.1.0.0/24 > vbr-1/idc-1', '172.16.0.0/12 > vbr-1@vpc-a']),
    router('vpc', 'vpc-a', ['172.16.1.10/32 > =ecs-a', '10.1.0.0/24 > vbr-1@vpc-a']),
    router('vpn', 'vpn-b', ['10.1.0.0/24 > vco-1', '192.168.0.0/16 > vpn-b@vpc-b']),
    router('vpc', 'vpc-b', ['192.168.1.10/32 > =ecs-b', '10.1.0.0/24 > vpn-b@vpc-b']),
  ),
  links: byId(
    link('vbr-1/idc-1', 'line', ['vbr-1', 'idc-1'], 10e6),
    link('vbr-1@vpc-a', 'attachment', ['vbr-1', 'vpc-a']),
    link('vco-1', 'tunnel', ['vpn-b', 'idc-1'], 5e6),
    link('vpn-b@vpc-b', 'attachment', ['vpn-b', 'vpc-b']),
  ),
};

const plane = compile(site);

t.test('every kind of router is a namespace with a name and a label of its own', async (t) => {
  t.same(
    plane.namespaces.filter(({ kind }) => kind === 'router').map(({ name, label }) => [name, label]),
    [
      ['idc:idc-1', 'idc idc-1'],
      ['vbr:vbr-1', 'vbr vbr-1'],
      ['vpc:vpc-a', 'vpc vpc-a'],
      ['vpc:vpc-b', 'vpc vpc-b'],
      ['vpn:vpn-b', 'vpn vpn-b'],
    ],
  );
  const names = plane.links.flatMap(({ ends }) => ends.map(({ namespace, name }) => `${namespace} ${name}`));
  t.equal(new Set(names).size, names.length, 'no two interfaces of a namespace share a name');
});

t.test('a data centre’s router answers for the first address of its block', async (t) => {
  const idc = plane.namespaces.find(({ name }) => name === 'idc:idc-1');
  t.same(idc?.addresses, [{ dev: 'lo', cidr: '10.1.0.1/32' }]);
  t.equal(idc?.filter, undefined, 'nothing is filtered in it');
});

t.test('a line and a tunnel hold their rate both ways', async (t) => {
  const rates = (kind: string): (number | undefined)[] =>
    plane.links
      .flatMap(({ ends }) => ends as readonly LinkEnd[])
      .filter(({ alias }) => alias.startsWith(`transitlab:${kind} `))
      .map(({ shaper }) => shaper?.rate);
  t.same(rates('line'), [10e6, 10e6]);
  t.same(rates('tunnel'), [5e6, 5e6]);
  t.same(rates('attachment'), [undefined, undefined, undefined, undefined]);
});

t.test('the plane can be built, and packets are predicted to pass at the rate of the way', async (t) => {
  const kernel = fakeKernel();
  await kernel.apply(diff(plane, await kernel.observe()));
  t.same(await kernel.observe(), plane);
  const why = () => ({ code: 'NO_ROUTE', object: 'x', text: 'x' }) as const;
  const ask = (from: string, to: string) => predict(site, { from, to, protocol: 'icmp' }, why);
  t.match(ask('ecs-a', 'srv'), { reachable: true, rate: 10e6 });
  t.match(ask('srv', 'ecs-b'), { reachable: true, rate: 5e6 });
  t.match(ask('ecs-a', 'ecs-b'), { reachable: false, code: 'NO_ROUTE' });
});
