import t from 'tap';
import { deriveFabric } from '../../src/cloud/fabric.js';
import { pathId } from '../../src/cloud/paths.js';
import type { Path, World } from '../../src/cloud/world.js';
import { loadScenario } from '../../src/scenario/load.js';
import { joined } from '../lab/world.js';
import { fixture } from '../scenario/fixture.js';

const THERE = { latency: 30, jitter: 2, loss: 0 };
const BACK = { latency: 10, jitter: 0, loss: 0.1 };
const delay = [THERE, BACK] as const;

const withPath = (world: World, path: Path): World => ({ ...world, paths: { [pathId(path)]: path } });

/** The delay of each link that has one, by the routers it leads from and to. */
const delays = (world: World) =>
  Object.values(deriveFabric(world).links)
    .filter((link) => link.delay)
    .flatMap(({ ends: [a, b], delay }) => [
      [a, b, delay?.[0]],
      [b, a, delay?.[1]],
    ]);

t.test('between two regions, in the direction that is meant', async (t) => {
  const [world, cen] = joined();
  const [qingdao, virginia] = [`tr-${cen}-cn-qingdao`, `tr-${cen}-us-east-1`];
  const wanted = new Set([
    [qingdao, virginia, THERE],
    [virginia, qingdao, BACK],
  ]);
  t.same(new Set(delays(withPath(world, { regions: ['cn-qingdao', 'us-east-1'], delay }))), wanted);
  const turned = { regions: ['us-east-1', 'cn-qingdao'], delay: [BACK, THERE] } as const;
  t.same(new Set(delays(withPath(world, turned))), wanted);
  t.equal(pathId(turned), pathId({ regions: ['cn-qingdao', 'us-east-1'], delay }), 'it is one way');
  t.same(delays(withPath(world, { regions: ['cn-qingdao', 'cn-beijing'], delay })), []);
});

t.test('a leased line from its data centre, an IPsec connection from its first end', async (t) => {
  const { scenario } = loadScenario('x.lab.yaml', fixture('valid/sites.lab.yaml'));
  if (!scenario) throw new Error('invalid');
  t.same(
    new Set(delays(withPath(scenario.world, { line: 'pc-1', delay }))),
    new Set([
      ['idc-1', 'vbr-1', THERE],
      ['vbr-1', 'idc-1', BACK],
    ]),
  );
  t.same(delays(withPath(scenario.world, { line: 'vco-1', delay })), [
    ['vpn-a', 'idc-1', THERE],
    ['idc-1', 'vpn-a', BACK],
  ]);
});
