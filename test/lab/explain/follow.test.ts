import t from 'tap';
import { ipCounts, type PacketCounters } from '../../../src/kernel/packet-counters.js';
import { follow } from '../../../src/lab/explain/follow.js';
import { movedBetween } from '../../../src/lab/explain/moved.js';
import type { CableWay } from '../../../src/plane/compile/trail.js';
import type { LinkEnd, Namespace, Plane } from '../../../src/plane/plane.js';

const space = (name: string): Namespace => ({
  name,
  kind: name.startsWith('h') ? 'host' : 'router',
  label: name,
  addresses: [],
  neighbours: [],
  routes: [],
  rules: [],
});
const end = (namespace: string, to: string): LinkEnd => ({
  namespace,
  name: `to-${to}`,
  mac: '',
  alias: '',
  mtu: 1500,
  up: true,
  rpFilter: false,
  gsoMaxSegs: 1,
});
/** Two hosts, h1 at x and h2 at y; x, y and z are joined each with each. */
const PAIRS = ['h1 x', 'h2 y', 'x y', 'y z', 'x z'].map((pair) => pair.split(' ') as [string, string]);
const PLANE: Plane = {
  namespaces: ['h1', 'h2', 'x', 'y', 'z'].map(space),
  links: PAIRS.map(([a, b]) => ({ ends: [end(a, b), end(b, a)] })),
};

const way = (path: string): CableWay[] =>
  path.split(' ').flatMap((from, i, all) => {
    const to = all[i + 1];
    return to === undefined
      ? []
      : [{ sender: { namespace: from, dev: `to-${to}` }, receiver: { namespace: to, dev: `to-${from}` } }];
  });

/** Counters that stood at 7 everywhere, then packets went these ways. */
function moved(...paths: readonly string[]) {
  const crossed = paths.flatMap(way);
  const reading = (n: 0 | 1): PacketCounters[] =>
    PLANE.namespaces.map(({ name }) => ({
      namespace: name,
      interfaces: PLANE.links.flatMap(({ ends }) =>
        ends.flatMap((one) => {
          if (one.namespace !== name) return [];
          const count = (side: 'sender' | 'receiver') =>
            7 +
            n *
              crossed.filter((cable) => cable[side].namespace === name && cable[side].dev === one.name)
                .length;
          return [{ dev: one.name, sent: count('sender'), received: count('receiver'), queueDrops: 7 }];
        }),
      ),
      filter: [
        { line: '-A twice', packets: 3 + n },
        { line: '-A twice', packets: 4 },
        { line: '-A once', packets: 9 },
      ],
      ip: ipCounts((name) => (name === 'IpInReceives' ? 5 + n : 5)),
    }));
  return movedBetween(reading(0), reading(1));
}

const names = (cables: readonly CableWay[]): string[] => cables.map(({ receiver }) => receiver.namespace);
const NONE = { own: [], others: [] };

t.test('only what moved between two readings counts', async (t) => {
  const seen = moved('h1 x');
  t.equal(seen.sent({ namespace: 'h1', dev: 'to-x' }), 1);
  t.equal(seen.received({ namespace: 'x', dev: 'to-h1' }), 1);
  t.equal(seen.received({ namespace: 'y', dev: 'to-x' }), 0);
  t.equal(seen.sent({ namespace: 'y', dev: 'nowhere' }), 0);
  t.equal(seen.anyQueueDrops, false);
  t.same(seen.rules('x'), [{ line: '-A twice', packets: 1 }]);
  t.same(seen.ip('x'), [['IpInReceives', 1]]);
  t.same([seen.rules('q'), seen.ip('q')], [[], []]);
});

t.test('a way is followed to its host, not back', async (t) => {
  t.same(names(follow(PLANE, moved('h1 x y h2', 'h2 y x h1'), 'h1', NONE)), ['x', 'y', 'h2']);
  t.same(names(follow(PLANE, moved('h1 x y'), 'h1', NONE)), ['x', 'y'], 'or to where it ends');
  t.same(follow(PLANE, moved(), 'h1', NONE), []);
});

t.test('an answer that takes another way does not lead astray', async (t) => {
  const both = moved('h1 x y h2', 'h2 y z x h1');
  t.same(names(follow(PLANE, both, 'h2', { own: way('h2 y z x h1'), others: way('h1 x y h2') })), [
    'y',
    'z',
    'x',
    'h1',
  ]);
  const lost = moved('h1 x z y h2', 'h2 y');
  t.same(
    names(follow(PLANE, lost, 'h2', { own: way('h2 y x h1'), others: way('h1 x z y h2') })),
    ['y'],
    'what the request crossed is not the answer’s',
  );
  const stopped = moved('h1 x y h2', 'h2 y z x');
  t.same(
    names(follow(PLANE, stopped, 'h2', { own: way('h2 y z x h1'), others: way('h1 x y h2') })),
    ['y', 'z', 'x'],
    'also where that leaves the router at which the answer ends',
  );
});

t.test('a packet that goes round ends, though counters move', async (t) => {
  t.same(names(follow(PLANE, moved('h1 x y z x y z'), 'h1', NONE)), ['x', 'y', 'z', 'x']);
});
