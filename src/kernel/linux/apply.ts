import type { Operation, Plan } from '../../plane/change.js';
import type { LinkEnd } from '../../plane/plane.js';
import { describe } from '../describe.js';
import { KernelError } from '../error.js';
import { awaitCarriers } from './carrier.js';
import { loopbackSet } from './encode/link.js';
import { type FilterChange, isFilter, writeFilters } from './filtering.js';
import { type Indexes, indexes } from './indexes.js';
import { type Inside, say, target } from './inside.js';
import { type Cable, cable, lay } from './laying.js';
import { reserveDescriptors } from './libc.js';
import { type Addition, type Founding, found } from './making/founding.js';
import type { Namespaces } from './namespaces.js';
import { barrier, nudge } from './nudge.js';
import { MARK } from './observe/namespace.js';
import { refusalOf } from './refusal.js';
import { ANYWHERE, type Session, session } from './session.js';

interface Apply {
  readonly spaces: Namespaces;
  readonly session: Session;
  readonly indexes: Indexes;
  /** Cables that are yet to be laid. */
  readonly cables: Cable[];
  /** Filters that are yet to be written. */
  readonly filters: FilterChange[];
  /** Namespaces of this plan's own. */
  readonly fresh: Set<string>;
  /** Where cables were plugged in: interfaces by namespace. */
  readonly plugged: Map<string, string[]>;
  /** Namespaces that are being made, beside what is done meanwhile. */
  founding?: Founding;
}

/** Executes a plan in order, messages to one namespace together as far as the order allows. */
export async function applyPlan(spaces: Namespaces, plan: Plan): Promise<void> {
  const open = session(spaces);
  const run: Apply = {
    spaces,
    session: open,
    indexes: indexes(open.socketOf),
    cables: [],
    filters: [],
    fresh: new Set(),
    plugged: new Map(),
  };
  try {
    let before: string | undefined;
    for (let i = 0; i < plan.length; i++) {
      const change = plan[i] as Operation;
      if (isFilter(change) && run.fresh.has(change.namespace)) {
        // Nothing passes there yet: it waits for no more than its namespace, and all else there waits for it.
        run.filters.push(change);
        continue;
      }
      const now = phase(change);
      if (before !== undefined && mustSettle(before, now)) await settle(run);
      before = now;
      if (isFilter(change)) run.filters.push(change);
      else if (change.op === 'namespace.add') i += additions(run, plan, i) - 1;
      else if (change.op === 'link.add') addLink(run, change);
      else step(run, change);
    }
    await settle(run);
    await awaitCarriers(run.plugged, {
      socketOf: open.socketOf,
      hurry: () => nudge(open.socketOf(ANYWHERE), spaces.home),
      barrier: () => barrier(open.socketOf(ANYWHERE)),
    });
  } catch (error) {
    await markMade(run);
    throw error;
  } finally {
    open.close();
  }
}

/** Afterwards all that came before is done. */
async function settle(run: Apply): Promise<void> {
  const filters = run.filters.splice(0);
  const unfiltered = new Set(filters.map(({ namespace }) => namespace));
  const done = await Promise.allSettled([
    lay(run, run.cables.splice(0), unfiltered),
    run.founding?.until(),
    writeFilters(run, filters),
  ]);
  for (const result of done) if (result.status === 'rejected') throw result.reason;
  run.session.flush();
}

/** What is said to new namespaces and cables is collected while they are made, and goes behind that. */
const mustSettle = (before: string, now: string): boolean =>
  before !== now && !(MAKING.has(before) && (now === 'link.add' || now === 'inside'));

const MAKING = new Set(['namespace.add', 'link.add']);

/** What was made before a refusal has to carry our mark, or nobody would find it again. */
async function markMade(run: Apply): Promise<void> {
  await run.founding?.end().catch(() => {});
  run.session.drain();
}

/** Operations of one phase do not depend on each other across namespaces; within one the order is kept. */
function phase({ op }: Operation): string {
  if (op.startsWith('namespace.') || op.startsWith('filter.') || op === 'link.add' || op === 'link.delete')
    return op;
  return 'inside';
}

function step(run: Apply, operation: Inside | Extract<Operation, { op: 'namespace.delete' }>): void {
  if (operation.op !== 'namespace.delete') return inside(run, operation);
  run.session.leave(operation.namespace);
  run.plugged.delete(operation.namespace);
  return guard(operation, () => run.spaces.remove(operation.namespace));
}

function inside(run: Apply, operation: Inside): void {
  const { namespace, dev } = target(operation);
  const index = dev === undefined ? 0 : guard(operation, () => run.indexes.of(namespace, dev));
  if (index === undefined) {
    if (operation.op.endsWith('.delete')) return;
    throw new KernelError({ ...describe(operation), words: `ENODEV: no interface ${dev} in this namespace` });
  }
  if (operation.op === 'link.replace') plug(run.plugged, operation.end);
  if (operation.op === 'link.delete') run.indexes.forget(namespace, operation.dev);
  say(run.session, namespace, operation, index);
}

function plug(plugged: Apply['plugged'], { namespace, name }: LinkEnd): void {
  const devs = plugged.get(namespace);
  if (devs) devs.push(name);
  else plugged.set(namespace, [name]);
}

/** Of each namespace: it, and a socket in it. */
const DESCRIPTORS = 2;
/** What else the process has open. */
const OTHERS = 64;

/** Begins the namespaces that come next; gives how many they are. */
function additions(run: Apply, plan: Plan, from: number): number {
  const next = plan.slice(from);
  const other = next.findIndex(({ op }) => op !== 'namespace.add');
  const all = (other < 0 ? next : next.slice(0, other)) as Addition[];
  for (const addition of all) {
    const { namespace, kind, label } = addition;
    run.fresh.add(namespace);
    run.indexes.fresh(namespace);
    run.session.expect(namespace);
    run.session.add(namespace, addition, (w, seq) => loopbackSet(w, seq, `${MARK}${kind}:${label}`));
  }
  reserveDescriptors(all.length * DESCRIPTORS + OTHERS);
  run.founding = found(all, run.spaces, (namespace, { socket }) => run.session.adopt(namespace, socket));
  return all.length;
}

function addLink(run: Apply, operation: Extract<Operation, { op: 'link.add' }>): void {
  run.cables.push(guard(operation, () => cable(operation, run.indexes)));
  for (const end of operation.link.ends) inside(run, { op: 'link.replace', end });
}

function guard<T>(operation: Operation, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const words = refusalOf(error);
    if (words === undefined) throw error;
    throw new KernelError({ ...describe(operation), words });
  }
}
