import t from 'tap';
import { blocksOf } from '../../src/cloud/blocks.js';
import type { World } from '../../src/cloud/world.js';
import { tutorialWorld } from './world.js';

const texts = (world: World): string[] => [...new Set(blocksOf(world).map(({ text }) => text))].sort();

t.test('every block that a world is written with, and no host’s own address', async (t) => {
  const world = tutorialWorld();
  const blocks = texts(world);
  for (const { cidr } of Object.values(world.subnets)) t.ok(blocks.includes(cidr), cidr);
  for (const { cidrs } of Object.values(world.vpcs))
    for (const block of cidrs) t.ok(blocks.includes(block), block);
  for (const { address } of Object.values(world.hosts)) t.notOk(blocks.includes(`${address}/32`), address);
});

t.test('a host’s address that is written somewhere else as well', async (t) => {
  const world = tutorialWorld();
  const [host] = Object.values(world.hosts);
  if (!host) throw new Error('the tutorial has hosts');
  const path = (text: string): World => ({
    ...world,
    dataCentres: { idc: { id: 'idc', cidr: '192.0.2.0/24', hosts: {}, routes: [{ cidr: text, via: 'x' }] } },
  });
  t.ok(texts(path(host.address)).includes(`${host.address}/32`));
  t.ok(texts(path(`${host.address}/32`)).includes(`${host.address}/32`));
});
