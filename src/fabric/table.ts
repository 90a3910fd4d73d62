import { compareCidr } from '../model/cidr.js';
import type { Route } from './fabric.js';

/** A route table: of several routes for one block the first stays; in the order of blocks. */
export function oneABlock(routes: readonly Route[]): Route[] {
  const byBlock = new Map<string, Route>();
  for (const route of routes) if (!byBlock.has(route.cidr.text)) byBlock.set(route.cidr.text, route);
  return [...byBlock.values()].sort((a, b) => compareCidr(a.cidr, b.cidr));
}
