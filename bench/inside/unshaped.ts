/** Given `{runs, seconds}`: a TCP flow through a lab's chain, and through one laid by hand, in turn. */
import { execFileSync } from 'node:child_process';
import type { Fabric } from '../../src/fabric/fabric.js';
import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { NOTHING, reconcile } from '../../src/lab/reconcile.js';
import { compile } from '../../src/plane/compile/index.js';
import { twoRegions } from '../../test/fabric.js';
import type { Turn } from '../parts/unshaped.js';
import { given } from '../run/inside.js';
import { type Carried, flow } from './flow.js';

const { runs, seconds } = given<{ readonly runs: number; readonly seconds: number }>();

function unlimited(): Fabric {
  const fabric = twoRegions();
  const links = Object.entries(fabric.links).map(([id, { rate: _, ...link }]) => [id, link]);
  return { ...fabric, links: Object.fromEntries(links) };
}

/** Two hosts and the four routers between them, with nothing but addresses and routes. */
const CHAIN = ['hand-a', 'hand-1', 'hand-2', 'hand-3', 'hand-4', 'hand-b'];
const FORWARD =
  'for f in all default; do echo 0 > /proc/sys/net/ipv4/conf/$f/rp_filter; done; echo 1 > /proc/sys/net/ipv4/ip_forward';

function layByHand(): void {
  const ip = (...args: string[]): Buffer => execFileSync('ip', args);
  for (const name of CHAIN) {
    ip('netns', 'add', name);
    ip('netns', 'exec', name, 'sh', '-c', FORWARD);
  }
  for (const [i, here] of CHAIN.slice(0, -1).entries()) {
    const there = CHAIN[i + 1] ?? '';
    ip('link', 'add', 'right', 'netns', here, 'type', 'veth', 'peer', 'name', 'left', 'netns', there);
    ip('-n', here, 'addr', 'add', `10.9.${i}.1/24`, 'dev', 'right');
    ip('-n', there, 'addr', 'add', `10.9.${i}.2/24`, 'dev', 'left');
    ip('-n', here, 'link', 'set', 'right', 'up');
    ip('-n', there, 'link', 'set', 'left', 'up');
  }
  const last = CHAIN.length - 2;
  for (const [i, name] of CHAIN.entries()) {
    if (i < last) ip('-n', name, 'route', 'add', `10.9.${last}.0/24`, 'via', `10.9.${i}.2`);
    if (i > 1) ip('-n', name, 'route', 'add', '10.9.0.0/24', 'via', `10.9.${i - 1}.1`);
  }
}

/** Without security groups. */
const open = (fabric: Fabric): Fabric => ({
  ...fabric,
  routers: Object.fromEntries(
    Object.entries(fabric.routers).map(([id, { filter: _, ...router }]) => [id, router]),
  ),
});

const kernel = linuxKernel();
const planes = { open: compile(open(unlimited())), grouped: compile(unlimited()) };
let standing = NOTHING;
layByHand();

async function lab(which: keyof typeof planes): Promise<Carried> {
  await reconcile(kernel, standing, planes[which]);
  standing = planes[which];
  return flow(kernel, { from: 'a', to: 'b', address: '10.2.0.10', seconds, pinned: true });
}

const measure: Readonly<Record<keyof Turn, () => Promise<Carried>>> = {
  open: () => lab('open'),
  grouped: () => lab('grouped'),
  hand: () => flow(kernel, { from: 'hand-a', to: 'hand-b', address: '10.9.4.2', seconds, pinned: true }),
};
/** Each comes first, second and last in turn. */
const ORDERS: readonly (readonly (keyof Turn)[])[] = [
  ['open', 'hand', 'grouped'],
  ['hand', 'grouped', 'open'],
  ['grouped', 'open', 'hand'],
];

const found: Partial<Turn>[] = [];
for (let run = 0; run < runs; run++) {
  const turn: { -readonly [which in keyof Turn]?: Carried } = {};
  for (const which of ORDERS[run % ORDERS.length] ?? []) turn[which] = await measure[which]();
  found.push(turn);
}
process.stdout.write(JSON.stringify(found), () => process.exit());
