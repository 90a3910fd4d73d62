import { error, type Finding } from '../finding.js';

interface Mention {
  /** Within which a name may be there once. */
  readonly scope: string;
  readonly name: string | undefined;
  readonly pointer: string;
}

/** An error at each mention of what was mentioned before. */
export function repeated(
  mentions: readonly Mention[],
  what: (name: string, scope: string) => string,
  hint: string,
): Finding[] {
  const seen = new Set<string>();
  return mentions.flatMap(({ scope, name, pointer }) => {
    if (name === undefined) return [];
    const key = JSON.stringify([scope, name]);
    if (seen.has(key)) return [error(pointer, what(name, scope), hint)];
    seen.add(key);
    return [];
  });
}
