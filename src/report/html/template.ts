/** The ends of a pair, as texts name them. */
export interface Ends {
  readonly from: string;
  readonly to: string;
  readonly fromAddress: string;
  readonly toAddress: string;
}

/** What stands in a template for each of them: characters that no text has. */
const SPOTS: Readonly<Record<string, keyof Ends>> = {
  '\ue000': 'from',
  '\ue001': 'to',
  '\ue002': 'fromAddress',
  '\ue003': 'toAddress',
};
const SPOT = /[\ue000-\ue003]/g;

/** Makes templates of JSON: spots in place of the pair's names and addresses. `filled` is its inverse for the same pair. */
export function templateFor(ends: Ends): (json: string) => string {
  const spots = new Map(Object.entries(SPOTS).map(([spot, key]) => [inner(ends[key]), spot] as const));
  const names = [...spots.keys()].filter((name) => name !== '').map(literal);
  // A whole name: not a part of a longer one, nor the address of a larger block, nor a key.
  const any = new RegExp(`(?<![\\w.-])(?:${names.join('|')})(?![\\w-]|\\.\\w|/(?!32\\b)|":)`, 'g');
  return (json) => json.replace(SPOT, '\ufffd').replace(any, (name) => spots.get(name) ?? name);
}

/** As it is written inside of JSON. */
const inner = (text: string): string => JSON.stringify(text).slice(1, -1);

const literal = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** A value with the spots of a template filled in. */
export const filled = <T>(value: T, ends: Ends): T =>
  deep(value, (text) => text.replace(SPOT, (spot) => ends[SPOTS[spot] ?? 'from'])) as T;

function deep(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => deep(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, deep(one, change)]));
}
