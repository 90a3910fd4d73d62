import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
} from 'yaml';
import type { Json } from '../model/json.js';
import { join, parentOf } from './pointer.js';
import type { Diagnostic, Position } from './scenario.js';
import { type SyntaxProblem, syntaxProblems } from './syntax.js';

/** A YAML text as plain data, and where each piece of it stands. */
export interface Source {
  /** `undefined` if the text is no YAML. */
  readonly value: Json | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Entries of maps are where their name is, items of lists where they begin. */
  readonly positions: Readonly<Record<string, Position>>;
  /** Of what a pointer names, or of its nearest ancestor that the text has. */
  readonly at: (pointer: string, part: 'key' | 'value') => Position;
}

interface Places {
  readonly keys: Map<string, number>;
  readonly values: Map<string, number>;
  readonly repeated: { readonly name: string; readonly first: number; readonly again: number }[];
}

/** Never throws. */
export function readSource(file: string, text: string): Source {
  const lines = lineCounter(text);
  const position = (offset: number): Position => ({ file, ...lines.linePos(offset) });
  const places: Places = { keys: new Map(), values: new Map(), repeated: [] };
  const { value, diagnostics } = parse(text, places, position);
  const at = (pointer: string, part: 'key' | 'value'): Position => {
    const first = part === 'key' ? places.keys : places.values;
    const offset = first.get(pointer) ?? places.values.get(pointer) ?? places.keys.get(pointer);
    if (offset !== undefined) return position(offset);
    return pointer === '' ? position(0) : at(parentOf(pointer), part);
  };
  const positions = Object.fromEntries(
    [...places.values.keys()].map((pointer) => [pointer, at(pointer, 'key')]),
  );
  return { value, diagnostics, positions, at };
}

/** Filled here, for the parser tells of no line break inside a quoted text that is never closed. */
function lineCounter(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  return lines;
}

function parse(
  text: string,
  places: Places,
  position: (offset: number) => Position,
): Pick<Source, 'value' | 'diagnostics'> {
  try {
    const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false });
    const broken = syntaxProblems(document);
    if (broken.length > 0)
      return { value: undefined, diagnostics: broken.map((one) => unreadable(one, position)) };
    walk(document.contents, '', places);
    return { value: plain(document), diagnostics: places.repeated.map((key) => repetition(key, position)) };
  } catch {
    return { value: undefined, diagnostics: [unreadable(ENDLESS, position)] };
  }
}

/** The parser gives up by throwing, with the words of whatever limit it met. */
const ENDLESS: SyntaxProblem = {
  offset: 0,
  what: 'cannot be read: it is nested too deeply, or its references (*) never end',
  hint: 'write it with fewer levels, and without anchors (&) that hold references to themselves',
};

const unreadable = (
  { offset, what, hint }: SyntaxProblem,
  position: (offset: number) => Position,
): Diagnostic => ({ severity: 'error', at: position(offset), what, hint });

const repetition = (
  { name, first, again }: Places['repeated'][number],
  position: (offset: number) => Position,
): Diagnostic => ({
  severity: 'error',
  at: position(again),
  what: `"${name}" is there twice`,
  hint: `it is first in line ${position(first).line}: rename or remove one of them`,
});

/** Data without anything that JSON cannot hold. Throws on references that never end. */
const plain = (document: Document.Parsed): Json =>
  JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 100 })) ?? 'null');

function walk(node: unknown, pointer: string, places: Places): void {
  if (!isNode(node)) return;
  if (node.range) places.values.set(pointer, node.range[0]);
  if (isAlias(node)) return;
  if (isSeq(node)) for (const [index, item] of node.items.entries()) walk(item, join(pointer, index), places);
  if (isMap(node)) for (const pair of node.items) walkPair(pair, pointer, places);
}

function walkPair({ key, value }: Pair, pointer: string, places: Places): void {
  const name = isScalar(key) ? String(key.value) : String(key);
  const inner = join(pointer, name);
  const offset = isNode(key) ? key.range?.[0] : undefined;
  if (offset !== undefined) {
    const first = places.keys.get(inner);
    if (first !== undefined) {
      places.repeated.push({ name, first, again: offset });
      return;
    }
    places.keys.set(inner, offset);
  }
  walk(value, inner, places);
  if (offset !== undefined && isEmpty(value)) places.values.set(inner, offset);
}

/** What stands after the colon of `name:` if nothing does: its place is that of the name. */
const isEmpty = (value: unknown): boolean =>
  !isNode(value) || (isScalar(value) && value.value === null && value.source === '');
