import { basename } from 'node:path';
import { isQuestion, messagesOf } from './messages.js';
import { type Call, ownCalls } from './trace.js';

/**
 * What a lab asked of the kernel while it was built: the same in every run, on every machine. Node's own calls are left
 * out, and questions whether cables carry already: how often that is asked depends on the machine's mood.
 */
export interface Toll {
  /** rtnetlink messages that change something, by what they are about, and the sends in which they went. */
  readonly messages: Readonly<Record<string, number>>;
  readonly sends: number;
  readonly calls: Readonly<Record<(typeof CALLS)[number], number>>;
  /** Files of settings written. */
  readonly settings: number;
  /** Programs started, in order. */
  readonly programs: readonly string[];
}

const CALLS = ['unshare', 'setns', 'mount', 'umount2', 'socket', 'setsockopt'] as const;

const NAMES: Readonly<Record<number, string>> = {
  16: 'link',
  17: 'link deleted',
  19: 'link set',
  20: 'address',
  24: 'route',
  28: 'neighbour',
  32: 'rule',
  36: 'queue',
  40: 'class',
  1538: 'set',
  1543: 'sets asked',
  1545: 'members',
};

export function tollOf(trace: readonly Call[]): Toll {
  const first = trace.findIndex(
    ({ name, args, result }) => name === 'unshare' && args === 'CLONE_NEWNET' && result === 0,
  );
  const since = trace.slice(first);
  const own = ownCalls(since);
  const sends = own.filter(
    (call) => call.name === 'sendto' && call.args.includes('nlmsg_len') && !isQuestion(call),
  );
  const messages: Record<string, number> = {};
  for (const { type } of sends.flatMap(messagesOf)) {
    const name = NAMES[type] ?? `type ${type}`;
    messages[name] = (messages[name] ?? 0) + 1;
  }
  const count = (name: string): number => own.filter((call) => call.name === name).length;
  return {
    messages,
    sends: sends.length,
    calls: Object.fromEntries(CALLS.map((name) => [name, count(name)])) as Toll['calls'],
    settings: own.filter(
      ({ name, args }) => name === 'openat' && args.includes('"/proc/sys/') && args.includes('O_WRONLY'),
    ).length,
    programs: since
      .filter(({ name, result }) => name === 'execve' && result === 0)
      .map(({ args }) => basename(/"([^"]*)"/.exec(args)?.[1] ?? '')),
  };
}
