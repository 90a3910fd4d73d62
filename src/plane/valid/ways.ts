import { parseCidr, parseIp } from '../../model/cidr.js';
import type { KernelRoute, Namespace, Neighbour, PolicyRule } from '../plane.js';
import type { Side } from '../valid.js';
import { repeated } from './repeated.js';

/** Addresses, neighbours, routes and policy rules against the cables that lead into a namespace. */
export function wayFlaws(namespace: Namespace, ends: readonly Side[]): string[] {
  const { addresses, neighbours, routes, rules } = namespace;
  const sides = new Map(ends.map((side) => [side.name, side]));
  const known = new Set(neighbours.map(({ dev, address }) => `${dev} ${address}`));
  return [
    ...addresses
      .filter(({ dev }) => dev !== 'lo' && !sides.has(dev))
      .map(({ dev, cidr }) => `${cidr} on ${dev}, which is not there`),
    ...repeated(addresses.map(({ dev, cidr }) => `${cidr} on ${dev}`)).map((text) => `${text} twice`),
    ...neighbours.flatMap((row) => neighbourFlaws(row, sides.get(row.dev))),
    ...repeated(neighbours.map(({ dev, address }) => `${address} on ${dev}`)).map((text) => `${text} twice`),
    ...routes.flatMap((route) => routeFlaws(route, sides, known)),
    ...repeated(routes.map(({ table, dst }) => `a route to ${dst} in table ${table}`)).map(
      (text) => `${text} twice`,
    ),
    ...rules.flatMap((rule) => ruleFlaws(rule, sides, routes)),
    ...repeated(rules.map(({ priority }) => `rule ${priority}`)).map((text) => `${text} twice`),
  ];
}

function neighbourFlaws({ dev, address, mac }: Neighbour, side: Side | undefined): string[] {
  const row = `neighbour ${address} on ${dev}`;
  if (!side?.up) return [`${row}, which is not up`];
  if (parseIp(address) === undefined) return [`${row} is no address`];
  return side.peerMac === mac ? [] : [`${row} has ${mac}, at the other end is ${side.peerMac}`];
}

function routeFlaws(
  { dst, type, dev, via, table }: KernelRoute,
  sides: ReadonlyMap<string, Side>,
  neighbours: ReadonlySet<string>,
): string[] {
  const row = `route to ${dst} in table ${table}`;
  const flaws = parseCidr(dst)?.text === dst ? [] : [`${row}: no block`];
  if (type === 'blackhole')
    return dev === undefined ? flaws : [...flaws, `${row}: a black hole has no ${dev}`];
  if (dev === undefined || !sides.get(dev)?.up) return [...flaws, `${row} over ${dev}, which is not up`];
  if (via !== undefined && !neighbours.has(`${dev} ${via}`))
    flaws.push(`${row} via ${via}, who is no neighbour on ${dev}`);
  return flaws;
}

function ruleFlaws(
  { priority, iif, table }: PolicyRule,
  sides: ReadonlyMap<string, Side>,
  routes: readonly KernelRoute[],
): string[] {
  const row = `rule ${priority}`;
  if (!sides.has(iif)) return [`${row} is for ${iif}, which is not there`];
  return routes.some((route) => route.table === table) ? [] : [`${row} asks table ${table}, which is empty`];
}
