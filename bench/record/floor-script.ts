import { isQuestion } from './messages.js';
import { type Call, ownCalls } from './trace.js';

/**
 * The script for floor.c, a step a line:
 *   O fd          open home
 *   B path        make a namespace, stand in it, mark it at a path
 *   W path value  a setting
 *   H             stand at home
 *   E fd path     open a namespace's mark
 *   N fd          stand in a namespace
 *   S fd          open a netlink socket
 *   M fd hex      send messages, await the acknowledgement of the last
 *   C fd          close
 * What a lab only asks (which interfaces are there, do they carry) is left out.
 */
export function floorScript(calls: readonly Call[]): string {
  const [first] = calls.filter(
    ({ name, args, result }) => name === 'unshare' && args === 'CLONE_NEWNET' && result === 0,
  );
  if (!first) throw new Error('nothing was built');
  const own = ownCalls(calls.slice(calls.indexOf(first)));
  const home = homeOf(own);
  const state: State = { home, marks: new Set(), settings: new Map(), sockets: new Set() };
  return [`O ${home}`, ...inOneThread(own, (call) => stepOf(call, state))]
    .map((line) => `${line}\n`)
    .join('');
}

/**
 * A lab's threads stand in namespaces of their own at the same time; the floor has one thread. So what one of them does
 * away from home comes together, at the time when it returns: nobody else knew of it before.
 */
function inOneThread(calls: readonly Call[], stepsOf: (call: Call) => readonly string[]): string[] {
  const away = new Map<number, string[]>();
  return calls.flatMap((call) => {
    const steps = stepsOf(call);
    const visit = away.get(call.pid) ?? [];
    if (call.name === 'unshare' || (call.name === 'setns' && !steps.includes('H'))) away.set(call.pid, visit);
    if (!away.has(call.pid)) return steps;
    visit.push(...steps);
    if (!steps.includes('H')) return [];
    away.delete(call.pid);
    return visit;
  });
}

interface State {
  readonly home: number;
  /** Descriptors of namespaces that are open. */
  readonly marks: Set<number>;
  /** Settings that are open for writing: descriptor to path. */
  readonly settings: Map<number, string>;
  readonly sockets: Set<number>;
}

/** The namespace to which the thread returns after it has made the first one. */
function homeOf(calls: readonly Call[]): number {
  const back = calls.find(({ name }) => name === 'setns');
  return Number(back?.args.split(',')[0]);
}

function stepOf(call: Call, state: State): string[] {
  const { name, args, result } = call;
  const strings = [...args.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text);
  const fd = Number(args.split(',')[0]);
  switch (name) {
    case 'mount':
      return [`B ${strings[1]}`];
    case 'setns':
      return [fd === state.home ? 'H' : `N ${fd}`];
    case 'openat':
      return opened(strings[0] ?? '', args, result, state);
    case 'socket':
      if (!args.includes('NETLINK_ROUTE')) return [];
      state.sockets.add(result);
      return [`S ${result}`];
    case 'write':
      return state.settings.has(fd) ? [`W ${state.settings.get(fd)} ${call.bytes.toString('latin1')}`] : [];
    case 'sendto':
      return state.sockets.has(fd) && !isQuestion(call) ? [`M ${fd} ${call.bytes.toString('hex')}`] : [];
    case 'close':
      return closed(fd, state);
    default:
      return [];
  }
}

function opened(path: string, args: string, fd: number, { marks, settings }: State): string[] {
  if (path.startsWith('/proc/sys/') && args.includes('O_WRONLY')) settings.set(fd, path);
  if (!path.startsWith('/run/netns/') || !args.includes('O_RDONLY')) return [];
  marks.add(fd);
  return [`E ${fd} ${path}`];
}

function closed(fd: number, { marks, settings, sockets }: State): string[] {
  settings.delete(fd);
  return marks.delete(fd) || sockets.delete(fd) ? [`C ${fd}`] : [];
}
