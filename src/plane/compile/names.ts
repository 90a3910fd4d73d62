import type { Router } from '../../fabric/fabric.js';
import { hash } from '../../model/hash.js';
import { onceFor } from '../../model/memo.js';

/** Hosts keep their name; a router's begins with its kind and a colon, which no name in a scenario has, as does an edge's id. */
export const routerNamespace = ({ kind, id }: Router): string => (kind === 'edge' ? id : `${kind}:${id}`);

/** A name of at most `max` bytes: as much of the id as fits, and a hash of the whole. */
export function short(id: string, max: number): string {
  const readable = id.replace(/[^A-Za-z0-9]/g, '').slice(0, max - 8);
  return `${readable}-${hash(id).slice(-7)}`;
}

/** Linux allows 15 bytes to an interface. Remembered: a lab that stands is compiled again for each change. */
export const interfaceName = onceFor((id) => short(id, 15));

/** iptables allows 28 bytes to a chain, ipset 31 to a set. */
export const chainName = (direction: 'in' | 'out', id: string): string => `${direction}-${short(id, 24)}`;
export const setName = (kind: 'group' | 'policy', id: string): string => `${kind}-${short(id, 24)}`;

/** A locally administered unicast address, the same for the same cable end. Remembered too. */
export const macOf = onceFor((id) => {
  let digits = '';
  for (const char of hash(id)) digits += Number.parseInt(char, 36).toString(16);
  const byte = (at: number): string => digits.slice(at, at + 2);
  return `02:${byte(0)}:${byte(2)}:${byte(4)}:${byte(6)}:${byte(8)}`;
});

/** Begins every ifalias of ours: what lacks it is not touched. */
export const MARK = 'transitlab:';
