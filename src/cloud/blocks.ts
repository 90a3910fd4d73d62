import { type Cidr, parseCidr } from '../model/cidr.js';
import { rows } from '../model/json.js';
import { deriveFabric } from './fabric.js';
import type { World } from './world.js';

/**
 * Every block and address that anything in a world is written with, but the addresses of its hosts where only the host
 * itself has them. Clouds tell addresses apart by nothing else.
 */
export function blocksOf(world: World): Cidr[] {
  const counts = new Map<string, number>();
  const note = (text: string): void => {
    if (ADDRESS.test(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
  };
  visit(world, note);
  for (const { address } of rows(deriveFabric(world).hosts))
    counts.set(address, (counts.get(address) ?? 0) - 1);
  return [...counts].flatMap(([text, count]) => (count > 0 ? (parseCidr(text) ?? []) : []));
}

const ADDRESS = /^[\d./]+$/;

/** Every text in a value of JSON, keys of records too. */
function visit(value: unknown, note: (text: string) => void): void {
  if (typeof value === 'string') note(value);
  else if (Array.isArray(value)) for (const item of value) visit(item, note);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) {
      note(key);
      visit(item, note);
    }
}
