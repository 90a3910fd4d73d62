import type { Plane } from '../plane.js';
import { isSorted, repeated } from './repeated.js';

/** A namespace is a file in /run/netns. */
const NAMESPACE = /^(?!\.{1,2}$)[^/\0]{1,255}$/;
/** IFALIASZ, which also holds the mark and the kind. */
const LONGEST_LABEL = 255 - 'transitlab:router:'.length;

export function nameFlaws({ namespaces, links }: Plane): string[] {
  const names = namespaces.map(({ name }) => name);
  return [
    ...repeated(names).map((name) => `two namespaces ${name}`),
    ...names.filter((name) => !NAMESPACE.test(name)).map((name) => `${JSON.stringify(name)} is no file name`),
    ...namespaces
      .filter(({ label }) => longer(label, LONGEST_LABEL))
      .map(({ name }) => `the label of ${name} is too long`),
    ...(isSorted(names) ? [] : ['namespaces are not sorted']),
    ...(isSorted(links.map(({ ends: [end] }) => `${end.namespace}\0${end.name}`))
      ? []
      : ['links are not sorted']),
  ];
}

/** Whether a text has more bytes than so many in UTF-8, where a code unit takes three at most. */
export const longer = (text: string, most: number): boolean =>
  text.length * 3 > most && new TextEncoder().encode(text).length > most;
