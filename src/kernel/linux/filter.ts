import { same } from '../../model/same.js';
import type { PacketFilter } from '../../plane/plane.js';
import { KernelError } from '../error.js';
import { isCounted, type RulePackets } from '../packet-counters.js';
import { startProgram } from '../program.js';
import { generation, mayHaveRules, seenSets } from './observe/netfilter.js';
import { destroySets, TEMPORARY, writeSets } from './sets.js';
import { transactionsOf } from './transactions.js';

/** Starts a program inside a namespace: what is spawned synchronously lives where the thread stands. */
type Within = <T>(namespace: string, start: () => T) => T;

/**
 * Sets first, under a temporary name and swapped in, then all rules, then sets that nothing refers
 * to any more: no packet passes unfiltered in between.
 */
export async function replaceFilter(within: Within, namespace: string, filter: PacketFilter): Promise<void> {
  const found = setsIn(within, namespace);
  const standing = found.map(({ name }) => name);
  const sets = filter.sets.filter((set) => !found.some((other) => same(other, set)));
  if (sets.length > 0) withSets(within, namespace, () => writeSets(sets, standing));
  if (!same(knownRules(within, namespace), filter.rules)) {
    rulesAt.get(within)?.delete(namespace);
    for (const { args, input } of transactionsOf(filter.rules))
      await run(within, namespace, ['iptables-restore', ...args], input);
  }
  const unused = standing.filter(
    (name) => !(name === TEMPORARY && sets.length > 0) && !filter.sets.some((set) => set.name === name),
  );
  if (unused.length > 0) withSets(within, namespace, () => destroySets(unused));
}

export async function deleteFilter(within: Within, namespace: string): Promise<void> {
  const open = [':INPUT ACCEPT', ':FORWARD ACCEPT', ':OUTPUT ACCEPT'];
  await replaceFilter(within, namespace, { sets: [], rules: open });
}

/** What stands; `undefined` where everything passes and no set is kept. */
export async function observeFilter(within: Within, namespace: string): Promise<PacketFilter | undefined> {
  const sets = setsIn(within, namespace);
  if (sets.length === 0 && !within(namespace, mayHaveRules)) return undefined;
  const filter = { sets, rules: await rulesIn(within, namespace) };
  const untouched = filter.rules.every((line) => /^:\S+ ACCEPT$/.test(line));
  return untouched && sets.length === 0 ? undefined : filter;
}

interface Seen {
  readonly generation: number;
  readonly rules: readonly string[];
}

/** Rules as they were read last, with the generation of which they were: they stand as long as it is the same. */
const rulesAt = new WeakMap<Within, Map<string, Seen>>();

/** What stands, without starting a program; `undefined` if it is not known, or changed since it was read. */
function knownRules(within: Within, namespace: string): readonly string[] | undefined {
  const seen = rulesAt.get(within)?.get(namespace);
  return seen && seen.generation === within(namespace, generation) ? seen.rules : undefined;
}

async function rulesIn(within: Within, namespace: string): Promise<readonly string[]> {
  const known = knownRules(within, namespace);
  if (known) return known;
  const before = within(namespace, generation);
  const rules = readRules(await run(within, namespace, ['iptables-save', '-t', 'filter']));
  const seen = rulesAt.get(within) ?? new Map<string, Seen>();
  rulesAt.set(within, seen);
  if (before === undefined) seen.delete(namespace);
  else seen.set(namespace, { generation: before, rules });
  return rules;
}

/** What each rule, and each policy that drops, has decided; nothing where everything passes. */
export async function filterCounts(within: Within, namespace: string): Promise<RulePackets[]> {
  if (!within(namespace, mayHaveRules)) return [];
  return readCounts(await run(within, namespace, ['iptables-save', '-c', '-t', 'filter']));
}

/** Reads `iptables-save -c`: a rule's counts stand before it, a policy's behind it. */
export const readCounts = (saved: string): RulePackets[] =>
  saved.split('\n').flatMap((row) => {
    const [, before, rule, policy, behind] =
      /^(?:\[(\d+):\d+\] (-A .*)|(:.*) \[(\d+):\d+\])$/.exec(row.trimEnd()) ?? [];
    const line = rule ?? policy;
    return line !== undefined && isCounted(line) ? [{ line, packets: Number(before ?? behind) }] : [];
  });

const setsIn = (within: Within, namespace: string): PacketFilter['sets'] =>
  withSets(within, namespace, seenSets);

function withSets<T>(within: Within, namespace: string, what: () => T): T {
  try {
    return within(namespace, what);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new KernelError({ operation: 'ipset', namespace, object: 'the packet filter', words });
  }
}

/** Lines without counters. */
export const readRules = (saved: string): string[] =>
  saved
    .split('\n')
    .filter((line) => line.startsWith(':') || line.startsWith('-A '))
    .map((line) => line.replace(/ \[\d+:\d+\]$/, '').trimEnd());

async function run(
  within: Within,
  namespace: string,
  command: readonly [string, ...string[]],
  input = '',
): Promise<string> {
  const [tool, ...args] = command;
  const { ended } = within(namespace, () => startProgram(tool, args, { input: `${input}\n` }));
  const { exitCode, stdout, stderr, how } = await ended;
  if (exitCode !== 0) {
    const words = stderr.trim() || how;
    throw new KernelError({ operation: tool, namespace, object: 'the packet filter', words });
  }
  return stdout;
}
