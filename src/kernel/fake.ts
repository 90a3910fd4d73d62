import { unreachable } from '../model/never.js';
import type { Operation, Plan } from '../plane/change.js';
import type { LinkEnd } from '../plane/plane.js';
import type { Interface } from './counters.js';
import { describe } from './describe.js';
import { KernelError } from './error.js';
import { type FakeNamespace, type FakeState, planeOf } from './fake-state.js';
import { carry, countersOf, meet, packetCountersOf } from './fake-traffic.js';
import type { Feature, Kernel } from './kernel.js';
import { ENDLESS, type Room } from './room.js';

/** Nothing sends in memory: tests say what an interface sends, and which rule a packet meets. */
export interface FakeKernel extends Kernel {
  carry(from: Interface, bytes: number): void;
  /** A packet meets a rule of a namespace's filter. */
  meet(namespace: string, line: string): void;
}

/**
 * A kernel in memory, for tests that need none of the real one's privileges. It refuses what Linux refuses, with the
 * same errno; the contract suite in test/kernel holds both to that. It may lack what some kernels lack, and have
 * as little room.
 */
export function fakeKernel(lacks: readonly Feature[] = [], room: Room = ENDLESS): FakeKernel {
  const state: FakeState = { namespaces: new Map(), pairs: [], carried: new WeakMap(), met: new WeakMap() };
  return {
    carry: (from, bytes) => carry(state, from, bytes),
    meet: (namespace, line) => meet(state, namespace, line),
    packetCounters: async (names) => names.flatMap((name) => packetCountersOf(state, name) ?? []),
    counters: async (interfaces) => interfaces.flatMap((one) => countersOf(state, one) ?? []),
    observe: async (only) => planeOf(state, only),
    async apply(plan: Plan) {
      for (const change of plan) step(state, change, lacks);
    },
    async prune(keep) {
      for (const name of [...state.namespaces.keys()]) if (!keep.includes(name)) removeNamespace(state, name);
    },
    within(namespace, start) {
      if (!state.namespaces.has(namespace)) throw new Error(`ENOENT: no namespace ${namespace}`);
      return start();
    },
    lacks: () => lacks,
    room: () => room,
    close() {},
  };
}

function step(state: FakeState, operation: Operation, lacks: readonly Feature[]): void {
  const refuse = (words: string): never => {
    throw new KernelError({ ...describe(operation), words });
  };
  const space = (name: string): FakeNamespace =>
    state.namespaces.get(name) ?? refuse(`ENOENT: no namespace ${name}`);
  /** The end of an interface; deletions of what is on an absent one are no error. */
  const device = (name: string, dev: string): LinkEnd | 'lo' =>
    dev === 'lo' && space(name)
      ? 'lo'
      : (endOf(state, name, dev) ?? refuse(`ENODEV: no interface ${dev} in this namespace`));
  const carrying = (name: string, dev: string): void => {
    const end = device(name, dev);
    if (end !== 'lo' && !end.up) refuse('ENETDOWN: Device for nexthop is not up');
  };
  switch (operation.op) {
    case 'namespace.add': {
      const { namespace, kind, label } = operation;
      if (state.namespaces.has(namespace)) refuse('EEXIST');
      state.namespaces.set(namespace, {
        kind,
        label,
        addresses: new Map(),
        neighbours: new Map(),
        routes: new Map(),
        rules: new Map(),
        received: 0,
      });
      return;
    }
    case 'namespace.delete':
      return removeNamespace(state, operation.namespace);
    case 'link.add':
      for (const { namespace, name } of operation.link.ends) {
        space(namespace);
        if (endOf(state, namespace, name)) refuse(`EEXIST: there is a ${name} in ${namespace}`);
      }
      state.pairs.push(operation.link.ends.map(withoutQueue) as [LinkEnd, LinkEnd]);
      return;
    case 'link.delete':
      return removePair(state, operation.namespace, operation.dev);
    case 'link.replace': {
      const { end } = operation;
      const was = device(end.namespace, end.name) as LinkEnd;
      const { shaper, delay } = was;
      replaceEnd(state, end, { ...withoutQueue(end), ...(shaper && { shaper }), ...(delay && { delay }) });
      if (!end.up) forgetDevice(space(end.namespace), end.name, 'down');
      return;
    }
    case 'queue.replace': {
      const was = device(operation.namespace, operation.dev) as LinkEnd;
      if (operation.queue.delay && lacks.includes('latency'))
        refuse('ENOENT: Specified qdisc kind is unknown');
      return replaceEnd(state, was, { ...withoutQueue(was), ...operation.queue });
    }
    case 'queue.delete': {
      const was = endOf(state, operation.namespace, operation.dev);
      if (was) replaceEnd(state, was, withoutQueue(was));
      return;
    }
    case 'address.replace': {
      const { namespace, address } = operation;
      device(namespace, address.dev);
      space(namespace).addresses.set(`${address.dev} ${address.cidr}`, address);
      return;
    }
    case 'address.delete': {
      const { dev, cidr } = operation.address;
      const { addresses } = space(operation.namespace);
      const last =
        addresses.delete(`${dev} ${cidr}`) && [...addresses.values()].every((row) => row.dev !== dev);
      if (last) forgetDevice(space(operation.namespace), dev, 'down');
      return;
    }
    case 'neighbour.replace': {
      const { namespace, neighbour } = operation;
      carrying(namespace, neighbour.dev);
      space(namespace).neighbours.set(`${neighbour.dev} ${neighbour.address}`, neighbour);
      return;
    }
    case 'neighbour.delete': {
      const { dev, address } = operation.neighbour;
      space(operation.namespace).neighbours.delete(`${dev} ${address}`);
      return;
    }
    case 'route.replace': {
      const { namespace, route } = operation;
      if (route.dev !== undefined) carrying(namespace, route.dev);
      space(namespace).routes.set(`${route.table} ${route.dst}`, route);
      return;
    }
    case 'route.delete':
      space(operation.namespace).routes.delete(`${operation.route.table} ${operation.route.dst}`);
      return;
    case 'rule.add': {
      const { namespace, rule } = operation;
      const key = `${rule.priority} ${rule.iif} ${rule.table}`;
      if (space(namespace).rules.has(key)) refuse('EEXIST');
      space(namespace).rules.set(key, rule);
      return;
    }
    case 'rule.delete': {
      const { priority, iif, table } = operation.rule;
      space(operation.namespace).rules.delete(`${priority} ${iif} ${table}`);
      return;
    }
    case 'filter.replace':
      space(operation.namespace).filter = { ...operation.filter };
      return;
    case 'filter.delete':
      delete space(operation.namespace).filter;
      return;
    default:
      return unreachable(operation);
  }
}

function withoutQueue(end: LinkEnd): LinkEnd {
  const { shaper: _rate, delay: _delay, ...plain } = end;
  return plain;
}

const isEnd = (end: LinkEnd, namespace: string, dev: string): boolean =>
  end.namespace === namespace && end.name === dev;

const endOf = (state: FakeState, namespace: string, dev: string): LinkEnd | undefined =>
  state.pairs.flat().find((end) => isEnd(end, namespace, dev));

function replaceEnd(state: FakeState, was: LinkEnd, now: LinkEnd): void {
  for (const pair of state.pairs) {
    for (const side of [0, 1] as const) if (isEnd(pair[side], was.namespace, was.name)) pair[side] = now;
  }
}

/** What Linux takes along with an interface that goes down, or goes altogether. */
function forgetDevice(space: FakeNamespace, dev: string, how: 'down' | 'gone'): void {
  for (const [key, row] of space.routes) if (row.dev === dev) space.routes.delete(key);
  for (const [key, row] of space.neighbours) if (row.dev === dev) space.neighbours.delete(key);
  if (how === 'down') return;
  for (const [key, row] of space.addresses) if (row.dev === dev) space.addresses.delete(key);
}

function removePair(state: FakeState, namespace: string, dev: string): void {
  const index = state.pairs.findIndex((pair) => pair.some((end) => isEnd(end, namespace, dev)));
  for (const end of state.pairs[index] ?? []) {
    const space = state.namespaces.get(end.namespace);
    if (space) forgetDevice(space, end.name, 'gone');
  }
  if (index >= 0) state.pairs.splice(index, 1);
}

function removeNamespace(state: FakeState, name: string): void {
  for (const end of state.pairs.flat().filter(({ namespace }) => namespace === name)) {
    removePair(state, name, end.name);
  }
  state.namespaces.delete(name);
}
