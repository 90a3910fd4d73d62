/** One run of iptables-restore. */
export interface Transaction {
  readonly args: readonly string[];
  readonly input: string;
}

/**
 * Bytes of netlink messages in one transaction: a socket's buffer has to hold them all, 212,992 bytes by default, and
 * in a user namespace nobody may have a larger one.
 */
const ROOM = 160_000;
/** What a rule takes there, measured: 665 for 80 characters, 1,070 for 370 with five matches. */
const bytesOf = (line: string): number => 500 + 2 * line.length;

const CLOSED = '-A FORWARD -j DROP';
const OPENED = '-D FORWARD 1';

/**
 * The rules of the whole table, as few transactions as they fit in. Of several the first closes the way, until the last
 * one opens it: no packet passes by a part of the rules.
 */
export function transactionsOf(rules: readonly string[]): Transaction[] {
  const whole = parts(rules);
  if (whole.length <= 1) return [transaction(['-w'], rules)];
  const policies = rules.filter((line) => /^:(INPUT|FORWARD|OUTPUT) /.test(line));
  const others = rules.filter((line) => !policies.includes(line));
  return parts([...policies, CLOSED, ...others, OPENED]).map((lines, i) =>
    transaction(i === 0 ? ['-w'] : ['-w', '--noflush'], lines),
  );
}

function parts(lines: readonly string[]): string[][] {
  const all: string[][] = [[]];
  let size = 0;
  for (const line of lines) {
    size += bytesOf(line);
    if (size > ROOM) {
      all.push([]);
      size = bytesOf(line);
    }
    all.at(-1)?.push(line);
  }
  return all;
}

const transaction = (args: readonly string[], lines: readonly string[]): Transaction => ({
  args,
  input: [
    '*filter',
    ...lines.map((line) => (line.startsWith(':') ? `${line} [0:0]` : line)),
    'COMMIT',
    '',
  ].join('\n'),
});
