import fc from 'fast-check';
import t from 'tap';
import { type MatrixProbe, predictMatrix, type Reason } from '../../src/analyze/matrix/predict.js';
import { predict, type WhyNoRoute } from '../../src/analyze/predict.js';
import { blocksOf } from '../../src/cloud/blocks.js';
import { deriveFabric } from '../../src/cloud/fabric.js';
import { whyNoRoute } from '../../src/cloud/why.js';
import type { Host, World } from '../../src/cloud/world.js';
import { cidr, formatIp, hasIp, ip } from '../../src/model/cidr.js';
import { rows } from '../../src/model/json.js';
import { failureOf, patience, seedOf, stories, tell, told } from './cloud.js';

const RUNS = Number(process.env.TRANSITLAB_MATRICES ?? 150);
const PROBES: readonly MatrixProbe[] = [
  { protocol: 'icmp' },
  { protocol: 'tcp', port: 22 },
  { protocol: 'udp', port: 53 },
];
/** How far from a host its neighbours are: some beyond the half of a subnet, where other blocks begin. */
const NEIGHBOURS = [3, 4, 5, 150];
/** The neighbour that is in one of the host's groups only. */
const FEWER = 5;

/** The same world with more hosts beside each, so that there is something to be alike. */
function crowded(world: World): World {
  const taken = new Set(rows(world.hosts).map(({ subnet, address }) => `${subnet} ${address}`));
  const more = rows(world.hosts).flatMap((host) =>
    NEIGHBOURS.flatMap((distance): Host[] => {
      const address = formatIp(ip(host.address) + distance);
      const block = cidr(world.subnets[host.subnet]?.cidr ?? '0.0.0.0/32');
      const at = `${host.subnet} ${address}`;
      if (taken.has(at) || !hasIp(block, ip(address) + 3)) return [];
      taken.add(at);
      const { aliases: _aliases, ...rest } = host;
      const securityGroups = distance === FEWER ? host.securityGroups.slice(0, 1) : host.securityGroups;
      return [{ ...rest, id: `${host.id}+${distance}`, address, securityGroups }];
    }),
  );
  return { ...world, hosts: { ...world.hosts, ...Object.fromEntries(more.map((host) => [host.id, host])) } };
}

interface Seen {
  pairs: number;
  classes: number;
  hosts: number;
  readonly codes: Set<string>;
}

const reasonText = ({ code, direction, object }: Partial<Reason>): string => `${code} ${direction} ${object}`;

/** Where classes say something else than the pair itself. */
function flawsIn(world: World, withBlocks: boolean, seen: Seen): string[] {
  const fabric = deriveFabric(world);
  const why: WhyNoRoute = (router, host, address, ingress) =>
    whyNoRoute(world, router, host, address, ingress);
  return PROBES.flatMap((probe) => {
    const matrix = predictMatrix(fabric, probe, why, withBlocks ? blocksOf(world) : undefined);
    seen.classes += matrix.classes.length;
    seen.hosts += matrix.hosts.length;
    return matrix.hosts.flatMap((from, row) =>
      matrix.hosts.flatMap((to, column) => {
        const exact = predict(fabric, { from, to, ...probe }, why);
        const wanted = exact.reachable ? '' : reasonText(exact);
        const reason = matrix.reasonOf(row, column);
        const told = reason === undefined ? '' : reasonText(reason);
        seen.pairs++;
        seen.codes.add(exact.code ?? '');
        return told === wanted ? [] : [`${from} -> ${to} ${probe.protocol}: ${told}, not ${wanted}`];
      }),
    );
  });
}

t.test(`classes of ${RUNS} random clouds say what pair by pair says`, { timeout: 0 }, async (t) => {
  const seen: Seen = { pairs: 0, classes: 0, hosts: 0, codes: new Set() };
  const shrinking = patience();
  const property = fc.property(stories(5, 0, 12), fc.boolean(), (story, withBlocks) => {
    if (shrinking.over()) return;
    const steps = [...tell(story)];
    const world = steps.at(-1)?.world;
    const wrong = world ? flawsIn(crowded(world), withBlocks, seen) : [];
    if (wrong.length === 0) return;
    shrinking.begin();
    throw new Error([...wrong.slice(0, 10), ...told(steps)].join('\n'));
  });
  const details = fc.check(property, { numRuns: RUNS, seed: seedOf() });
  t.equal(failureOf(details), '');
  t.comment(`${seen.pairs} pairs, ${seen.hosts} hosts in ${seen.classes} classes`);
  t.comment([...seen.codes].sort().join(', '));
  t.ok(seen.classes < seen.hosts / 2, 'hosts share classes');
});
