import { existsSync, writeFileSync } from 'node:fs';
import { unreachable } from '../../model/never.js';
import type { Operation, Plan } from '../../plane/change.js';
import { describe } from '../describe.js';
import { KernelError } from '../error.js';
import { awaitCarriers } from './carrier.js';
import { address, neighbour, route, rule } from './encode/ip.js';
import { linkAdd, linkDelete, linkSet, loopbackSet } from './encode/link.js';
import { type QueueMessage, queueDelete, queueSet } from './encode/queue.js';
import { deleteFilter, replaceFilter } from './filter.js';
import { type Indexes, indexes } from './indexes.js';
import { LibcError } from './libc.js';
import type { Namespaces } from './namespaces.js';
import { MARK } from './observe/namespace.js';
import { ANYWHERE, type Session, session, type Write } from './session.js';

interface Apply {
  readonly spaces: Namespaces;
  readonly session: Session;
  readonly indexes: Indexes;
  /** What is left to do to new pairs once they are there. */
  readonly pending: Inside[];
  /** Namespaces in which cables were plugged in. */
  readonly plugged: Set<string>;
}

/** Executes a plan in order, messages to one namespace together as far as the order allows. */
export async function applyPlan(spaces: Namespaces, plan: Plan): Promise<void> {
  const open = session(spaces);
  const run: Apply = {
    spaces,
    session: open,
    indexes: indexes(open.socketOf),
    pending: [],
    plugged: new Set(),
  };
  try {
    for (let i = 0; i < plan.length; i++) {
      const change = plan[i] as Operation;
      const before = plan[i - 1];
      if (before && mustSettle(phase(before), phase(change))) settle(run, phase(before));
      if (isFilter(change)) i += (await filters(run, plan, i)) - 1;
      else step(run, change);
    }
    settle(run);
    open.flush();
    await awaitCarriers(run.plugged, open.socketOf);
  } catch (error) {
    markMade(run);
    throw error;
  } finally {
    open.close();
  }
}

type FilterChange = Extract<Operation, { op: `filter.${string}` }>;

const isFilter = (operation: Operation | undefined): operation is FilterChange =>
  operation?.op.startsWith('filter.') ?? false;

/** How many namespaces' filters are written at a time: each takes several processes. */
const FILTERS_AT_ONCE = 4;

/** Writes the filters that come next, of different namespaces together; gives how many they were. */
async function filters({ spaces: { within } }: Apply, plan: Plan, from: number): Promise<number> {
  const together: FilterChange[] = [];
  for (const change of plan.slice(from, from + FILTERS_AT_ONCE)) {
    if (!isFilter(change) || together.some(({ namespace }) => namespace === change.namespace)) break;
    together.push(change);
  }
  const written = await Promise.allSettled(
    together.map((change) =>
      change.op === 'filter.replace'
        ? replaceFilter(within, change.namespace, change.filter)
        : deleteFilter(within, change.namespace),
    ),
  );
  for (const result of written) if (result.status === 'rejected') throw result.reason;
  return together.length;
}

/** Sends what is collected, then sets up the pairs that came to be. */
function settle(run: Apply, before?: string): void {
  // New pairs wait for nothing but their making; what else is collected goes with what is said to them.
  run.session.flush(before === 'link.add' ? ANYWHERE : undefined);
  for (const operation of run.pending.splice(0)) inside(run, operation);
}

/** What is said to new namespaces can wait until more is: nothing that comes next depends on it. */
const mustSettle = (before: string, now: string): boolean =>
  before !== now && !(before === 'namespace.add' && now === 'link.add');

/** What was made before a refusal has to carry our mark, or nobody would find it again. */
function markMade(run: Apply): void {
  run.session.drain();
  for (const operation of run.pending.splice(0)) {
    try {
      inside(run, operation);
    } catch {
      // Its namespace is gone, or never was.
    }
  }
  run.session.drain();
}

/** Operations of one phase do not depend on each other across namespaces; within one the order is kept. */
function phase({ op }: Operation): string {
  if (op.startsWith('namespace.') || op.startsWith('filter.') || op === 'link.add' || op === 'link.delete')
    return op;
  return 'inside';
}

function step(run: Apply, operation: Exclude<Operation, FilterChange>): void {
  switch (operation.op) {
    case 'namespace.add':
      return addNamespace(run, operation);
    case 'namespace.delete':
      run.session.leave(operation.namespace);
      run.plugged.delete(operation.namespace);
      return guard(operation, () => run.spaces.remove(operation.namespace));
    case 'link.add':
      return addLink(run, operation);
    default:
      return inside(run, operation);
  }
}

type Inside = Exclude<Operation, { op: `namespace.${string}` | `filter.${string}` | 'link.add' }>;

function inside(run: Apply, operation: Inside): void {
  const { namespace, dev } = target(operation);
  const known = dev === undefined ? 0 : guard(operation, () => run.indexes.of(namespace, dev));
  if (known === undefined) {
    if (operation.op.endsWith('.delete')) return;
    throw new KernelError({ ...describe(operation), words: `ENODEV: no interface ${dev} in this namespace` });
  }
  const put = (write: Write, forgive?: readonly string[]): void =>
    run.session.add(namespace, operation, write, forgive);
  const putAll = (messages: readonly QueueMessage[]): void => {
    for (const { write, forgive } of messages) put(write, forgive);
  };
  switch (operation.op) {
    case 'link.replace':
      run.plugged.add(namespace);
      return put((w, seq) => linkSet(w, seq, operation.end, known));
    case 'link.delete':
      run.indexes.forget(namespace, operation.dev);
      return put((w, seq) => linkDelete(w, seq, known));
    case 'address.replace':
    case 'address.delete':
      return put((w, seq) => address(w, seq, verb(operation.op), operation.address, known));
    case 'neighbour.replace':
    case 'neighbour.delete':
      return put((w, seq) => neighbour(w, seq, verb(operation.op), operation.neighbour, known));
    case 'route.replace':
    case 'route.delete':
      return put((w, seq) => route(w, seq, verb(operation.op), operation.route, known));
    case 'rule.add':
      return put((w, seq) => rule(w, seq, 'add', operation.rule));
    case 'rule.delete':
      return put((w, seq) => rule(w, seq, 'delete', operation.rule));
    case 'queue.replace':
      return putAll(queueSet(operation.queue, known));
    case 'queue.delete':
      return putAll(queueDelete(known));
    default:
      return unreachable(operation);
  }
}

const verb = (op: string): 'replace' | 'delete' => (op.endsWith('.delete') ? 'delete' : 'replace');

function target(operation: Inside): { readonly namespace: string; readonly dev?: string | undefined } {
  switch (operation.op) {
    case 'link.replace':
      return { namespace: operation.end.namespace, dev: operation.end.name };
    case 'address.replace':
    case 'address.delete':
      return { namespace: operation.namespace, dev: operation.address.dev };
    case 'neighbour.replace':
    case 'neighbour.delete':
      return { namespace: operation.namespace, dev: operation.neighbour.dev };
    case 'route.replace':
    case 'route.delete':
      return { namespace: operation.namespace, dev: operation.route.dev };
    case 'rule.add':
    case 'rule.delete':
      return { namespace: operation.namespace };
    default:
      return { namespace: operation.namespace, dev: operation.dev };
  }
}

function addNamespace(run: Apply, operation: Extract<Operation, { op: 'namespace.add' }>): void {
  const { namespace, kind, label } = operation;
  guard(operation, () =>
    run.spaces.add(namespace, () => {
      settings(kind);
      run.session.enter(namespace);
    }),
  );
  run.indexes.fresh(namespace);
  run.session.add(namespace, operation, (w, seq) => loopbackSet(w, seq, `${MARK}${kind}:${label}`));
}

/** A kernel without IPv6 has nothing to turn off. Asked once: in a new namespace looking is slow. */
let ipv6: boolean | undefined;
const hasIpv6 = (): boolean => {
  ipv6 ??= existsSync('/proc/sys/net/ipv6');
  return ipv6;
};

/** Written where the thread stands: /proc/sys/net shows the namespace of whoever looks. */
function settings(kind: 'host' | 'router'): void {
  if (hasIpv6()) writeFileSync('/proc/sys/net/ipv6/conf/all/disable_ipv6', '1');
  if (kind === 'host') return;
  writeFileSync('/proc/sys/net/ipv4/ip_forward', '1');
  for (const which of ['all', 'default']) {
    writeFileSync(`/proc/sys/net/ipv4/conf/${which}/rp_filter`, '0');
    writeFileSync(`/proc/sys/net/ipv4/conf/${which}/send_redirects`, '0');
  }
}

function addLink(run: Apply, operation: Extract<Operation, { op: 'link.add' }>): void {
  const { link } = operation;
  const fds = guard(operation, () => link.ends.map(({ namespace }) => run.spaces.fd(namespace)));
  const taken = link.ends.find(({ namespace, name }) => run.indexes.of(namespace, name) !== undefined);
  if (taken) {
    throw new KernelError({
      ...describe(operation),
      words: `EEXIST: there is a ${taken.name} in ${taken.namespace}`,
    });
  }
  const chosen = run.indexes.choose(link);
  run.session.add(ANYWHERE, operation, (w, seq) => linkAdd(w, seq, link, chosen, fds as [number, number]));
  for (const end of link.ends) run.pending.push({ op: 'link.replace', end });
}

function guard<T>(operation: Operation, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const code = error instanceof LibcError ? error.message : (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw new KernelError({ ...describe(operation), words: code });
  }
}
