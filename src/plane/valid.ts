import type { Link, Namespace, Plane } from './plane.js';
import { filterFlaws } from './valid/filter.js';
import { linkFlaws } from './valid/links.js';
import { nameFlaws } from './valid/names.js';
import { wayFlaws } from './valid/ways.js';

/** What Linux would refuse of a plane, or take and not do as meant; empty for a valid one. */
export function flawsOf(plane: Plane): string[] {
  const ends = endsByNamespace(plane.links);
  return [
    ...nameFlaws(plane),
    ...linkFlaws(plane),
    ...plane.namespaces.flatMap((namespace) => namespaceFlaws(namespace, ends.get(namespace.name) ?? [])),
  ];
}

function namespaceFlaws(namespace: Namespace, ends: readonly Side[]): string[] {
  const flaws = [...wayFlaws(namespace, ends), ...(namespace.filter ? filterFlaws(namespace.filter) : [])];
  return flaws.map((flaw) => `${namespace.name}: ${flaw}`);
}

/** An end of a cable, and the MAC at its other end. */
export interface Side {
  readonly name: string;
  readonly up: boolean;
  readonly peerMac: string;
}

function endsByNamespace(links: readonly Link[]): Map<string, Side[]> {
  const found = new Map<string, Side[]>();
  for (const { ends } of links) {
    for (const [end, peer] of [ends, [ends[1], ends[0]] as const]) {
      const side = { name: end.name, up: end.up, peerMac: peer.mac };
      const sides = found.get(end.namespace);
      if (sides) sides.push(side);
      else found.set(end.namespace, [side]);
    }
  }
  return found;
}
