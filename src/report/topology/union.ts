import stringWidth from 'string-width';
import { byId } from './of-world.js';
import type { Topology } from './topology.js';

/**
 * Everything that stands at any moment, as it is at the last of them; its labels are the widest of all moments, so that
 * one layout has room for each.
 */
export const unionOf = (moments: readonly Topology[]): Topology => ({
  regions: latest(moments.flatMap(({ regions }) => regions)),
  nodes: widest(moments.flatMap(({ nodes }) => nodes)),
  links: widest(moments.flatMap(({ links }) => links)),
});

type Labelled = { readonly id: string; readonly label: string; readonly detail?: string };

const latest = <T extends { readonly id: string }>(all: readonly T[]): T[] =>
  [...new Map(all.map((one) => [one.id, one])).values()].sort(byId);

function widest<T extends Labelled>(all: readonly T[]): T[] {
  const found = new Map<string, T>();
  for (const one of all) {
    const before = found.get(one.id);
    found.set(one.id, before ? { ...one, ...wider(before, one) } : one);
  }
  return [...found.values()].sort(byId);
}

const wider = (a: Labelled, b: Labelled): Partial<Labelled> => ({
  label: widerText(a.label, b.label),
  ...(b.detail === undefined ? {} : { detail: widerText(a.detail ?? '', b.detail) }),
});

const widerText = (a: string, b: string): string => (stringWidth(a) > stringWidth(b) ? a : b);
