import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import type { Fabric, FabricLink } from '../../src/fabric/fabric.js';
import type { Counters, Interface } from '../../src/kernel/counters.js';
import { KernelError } from '../../src/kernel/error.js';
import type { Kernel } from '../../src/kernel/kernel.js';
import { isCounted } from '../../src/kernel/packet-counters.js';
import { restrict } from '../../src/lab/reconcile.js';
import { cidr } from '../../src/model/cidr.js';
import type { Change, Operation } from '../../src/plane/change.js';
import { compile } from '../../src/plane/compile/index.js';
import { diff } from '../../src/plane/diff.js';
import type { Plane } from '../../src/plane/plane.js';
import { twoRegions } from '../fabric.js';
import { arbitraryFabric } from './arbitrary.js';

export interface Subject<K extends Kernel = Kernel> {
  readonly name: string;
  /** A kernel, empty of anything of ours. */
  readonly open: () => Promise<K>;
  /** Sends one frame of so many bytes out of the `eth0` of a host in `twoRegions`. */
  readonly carry: (kernel: K, host: string, bytes: number) => void;
  /** Has a packet of host `a` meet the rule that lets it out, `"rule a out"` of `vpc:vpc-a` in `twoRegions`. */
  readonly leave: (kernel: K) => void;
  /** A second view of the same kernel; absent where there is only one. */
  readonly again?: () => Kernel;
  readonly runs: number;
}

const EMPTY: Plane = { namespaces: [], links: [] };
const change = (operation: Operation): Change => ({ ...operation, reason: 'a test' });

/** Both kernels have to pass it. */
export function contract<K extends Kernel>({ name, open, again, carry, leave, runs }: Subject<K>): void {
  const standing = async (t: Test, plane: Plane = compile(twoRegions())): Promise<K> => {
    const kernel = await open();
    t.teardown(() => kernel.close());
    await kernel.apply(diff(plane, await kernel.observe()));
    return kernel;
  };
  const same = async (t: Test, kernel: Kernel, wanted: Plane, message = 'as wanted'): Promise<void> => {
    const seen = await kernel.observe();
    t.same(seen, wanted, message);
    t.same(diff(wanted, seen), [], 'nothing is left to do');
  };
  const refusal = async (t: Test, kernel: Kernel, operation: Operation, wanted: object): Promise<void> => {
    const before = await kernel.observe();
    try {
      await kernel.apply([change(operation)]);
      t.fail('it was not refused');
    } catch (error) {
      t.ok(error instanceof KernelError, String(error));
      t.match((error as KernelError).refusal, wanted);
      t.equal((error as KernelError).exit, 4);
    }
    t.same(await kernel.observe(), before, 'what stood stands');
  };

  t.test(`${name}: what was applied is observed`, async (t) => {
    const wanted = compile(twoRegions());
    const kernel = await standing(t, wanted);
    await same(t, kernel, wanted);
    if (again) {
      const second = again();
      t.same(await second.observe(), wanted, 'by another instance too');
      second.close();
    }
  });

  t.test(`${name}: from any plane to any other`, async (t) => {
    const kernel = await standing(t, EMPTY);
    let last = EMPTY;
    const property = fc.asyncProperty(
      arbitraryFabric(!kernel.lacks().includes('latency')),
      async (fabric) => {
        const wanted = compile(fabric);
        await kernel.apply(diff(wanted, await kernel.observe()));
        const seen = await kernel.observe();
        if (!isDeepStrictEqual(seen, wanted) || diff(wanted, seen).length > 0) {
          throw new Error(
            `left to do: ${JSON.stringify(diff(wanted, seen))} coming from ${JSON.stringify(last)}`,
          );
        }
        last = wanted;
      },
    );
    const seed = Number(process.env.SEED ?? 20_240_101 + runs);
    t.comment(`SEED=${seed}`);
    await fc.assert(property, { numRuns: runs, seed, endOnFailure: true });
    t.pass('each was observed as wanted');
  });

  t.test(`${name}: shapers of every rate read back as they were set, and change in place`, async (t) => {
    const kernel = await standing(t);
    for (const rate of [1e3, 5e6, 123_456_000, 1e9, 10e9, 40e9]) {
      const fabric = twoRegions();
      const wanted = compile({
        ...fabric,
        links: {
          ...fabric.links,
          region: { ...(fabric.links.region as object), rate: [rate, rate] } as never,
        },
      });
      const plan = diff(wanted, await kernel.observe());
      await kernel.apply(plan);
      await same(t, kernel, wanted, `${rate}`);
    }
  });

  t.test(
    `${name}: delays read back as they were set, with a rate and without, and change in place`,
    async (t) => {
      const kernel = await standing(t);
      if (kernel.lacks().includes('latency')) {
        t.comment('this kernel has no netem: it has to say so');
        const queue = { delay: { latency: 1, jitter: 0, loss: 0, limit: 1000 } };
        await refusal(
          t,
          kernel,
          { op: 'queue.replace', namespace: 'a', dev: 'eth0', queue },
          { operation: 'queue.replace', namespace: 'a', object: 'eth0', words: /ENOENT/ },
        );
        return;
      }
      for (const way of WAYS) {
        const wanted = compile(withRegion(twoRegions(), way));
        await kernel.apply(diff(restrict(wanted, new Set(REGION)), await kernel.observe(REGION)));
        const seen = await kernel.observe(REGION);
        t.same(seen, restrict(wanted, new Set(REGION)), JSON.stringify(way));
      }
    },
  );

  t.test(`${name}: a cable that goes down and comes back has its routes and neighbours again`, async (t) => {
    const fabric = twoRegions();
    const down = compile({
      ...fabric,
      hosts: { ...fabric.hosts, a: { ...(fabric.hosts.a as object), up: false } as never },
      links: { ...fabric.links, region: { ...(fabric.links.region as object), up: false } as never },
    });
    const kernel = await standing(t);
    await kernel.apply(diff(down, await kernel.observe()));
    await same(t, kernel, down);
    await kernel.apply(diff(compile(fabric), await kernel.observe()));
    await same(t, kernel, compile(fabric));
  });

  t.test(
    `${name}: another prefix of a host's only address leaves it its routes and neighbours`,
    async (t) => {
      const fabric = twoRegions();
      const host = fabric.hosts.a;
      if (!host) throw new Error('two regions have host a');
      const wider = { ...host, subnetCidr: cidr('10.1.0.0/20') };
      const wanted = compile({ ...fabric, hosts: { ...fabric.hosts, a: wider } });
      const kernel = await standing(t);
      await kernel.apply(diff(wanted, await kernel.observe()));
      await same(t, kernel, wanted);
    },
  );

  t.test(`${name}: refusals say what, where, and the kernel's words`, async (t) => {
    const kernel = await standing(t);
    const link = compile(twoRegions()).links[0] as Plane['links'][number];
    await refusal(
      t,
      kernel,
      { op: 'namespace.add', namespace: 'a', kind: 'host', label: 'x' },
      { operation: 'namespace.add', namespace: 'a', words: /EEXIST/ },
    );
    await refusal(t, kernel, { op: 'link.add', link }, { operation: 'link.add', words: /EEXIST/ });
    await refusal(
      t,
      kernel,
      { op: 'address.replace', namespace: 'a', address: { dev: 'eth9', cidr: '10.9.9.9/24' } },
      { operation: 'address.replace', namespace: 'a', object: '10.9.9.9/24 dev eth9', words: /ENODEV/ },
    );
    await refusal(
      t,
      kernel,
      {
        op: 'route.replace',
        namespace: 'a',
        route: { dst: '10.9.0.0/16', type: 'unicast', dev: 'eth9', table: 254 },
      },
      { operation: 'route.replace', object: '10.9.0.0/16 dev eth9', words: /ENODEV/ },
    );
    await kernel.apply([
      change({ op: 'link.replace', end: { ...end(compile(twoRegions()), 'a', 'eth0'), up: false } }),
    ]);
    await refusal(
      t,
      kernel,
      {
        op: 'route.replace',
        namespace: 'a',
        route: { dst: '10.9.0.0/16', type: 'unicast', dev: 'eth0', table: 254 },
      },
      { operation: 'route.replace', namespace: 'a', words: /ENETDOWN/ },
    );
  });

  t.test(`${name}: replacing twice and deleting what is gone are no errors`, async (t) => {
    const wanted = compile(twoRegions());
    const kernel = await standing(t, wanted);
    const again = diff(wanted, EMPTY).filter(({ op }) => op.endsWith('.replace'));
    t.ok(again.length > 10);
    await kernel.apply(again);
    await same(t, kernel, wanted, 'the same stands');
    const route = { dst: '10.77.0.0/16', type: 'blackhole', table: 254 } as const;
    await kernel.apply([
      change({ op: 'route.delete', namespace: 'a', route }),
      change({
        op: 'neighbour.delete',
        namespace: 'a',
        neighbour: { dev: 'eth0', address: '10.1.0.77', mac: '' },
      }),
      change({ op: 'address.delete', namespace: 'a', address: { dev: 'eth0', cidr: '10.1.0.77/24' } }),
      change({ op: 'link.delete', namespace: 'a', dev: 'eth7' }),
      change({ op: 'queue.delete', namespace: 'a', dev: 'eth0' }),
      change({ op: 'namespace.delete', namespace: 'nowhere' }),
    ]);
    await same(t, kernel, wanted, 'still the same stands');
  });

  t.test(`${name}: some namespaces show themselves and the links among them`, async (t) => {
    const kernel = await standing(t);
    const seen = await kernel.observe(['a', 'transit:tr-a', 'transit:tr-b']);
    t.same(
      seen.namespaces.map((row) => row.name),
      ['a', 'transit:tr-a', 'transit:tr-b'],
    );
    t.same(
      seen.links.map(({ ends }) => ends.map(({ namespace }) => namespace)),
      [['transit:tr-a', 'transit:tr-b']],
    );
  });

  t.test(`${name}: counters are of one cable's life`, async (t) => {
    const wanted = compile(twoRegions());
    const kernel = await standing(t, wanted);
    const { a, gateway } = hostCable(wanted, 'a');
    const counted = (): Promise<readonly Counters[]> => kernel.counters([a, gateway]);
    const both = (sent: number) => [
      { ...a, sent, received: 0 },
      { ...gateway, sent: 0, received: sent },
    ];
    t.same(await counted(), both(0), 'nothing was sent while it was laid');
    carry(kernel, 'a', 142);
    carry(kernel, 'a', 1000);
    t.same(await counted(), both(1142), 'whole frames, at both ends');
    t.same(
      await kernel.counters([gateway, { ...a, dev: 'eth9' }, { ...a, namespace: 'nowhere' }]),
      both(1142).slice(1),
      'what is not there is left out',
    );

    const down = { ...end(wanted, 'a', 'eth0'), up: false };
    await kernel.apply([change({ op: 'link.replace', end: down })]);
    await kernel.apply(diff(wanted, await kernel.observe()));
    t.same(await counted(), both(1142), 'a cable that was down counts on');

    await kernel.apply([change({ op: 'link.delete', namespace: 'a', dev: 'eth0' })]);
    t.same(await counted(), []);
    await kernel.apply(diff(wanted, await kernel.observe()));
    t.same(await counted(), both(0), 'a cable made anew counts from nothing');
  });

  t.test(`${name}: packets are counted by interface, by rule, and by the kernel`, async (t) => {
    const wanted = compile(twoRegions());
    const kernel = await standing(t, wanted);
    const { gateway } = hostCable(wanted, 'a');
    const seen = async () => {
      const [host, vpc] = await kernel.packetCounters(['a', 'vpc:vpc-a']);
      if (!host || !vpc) throw new Error('a and its VPC are there');
      const inner = vpc.interfaces.find(({ dev }) => dev === gateway.dev);
      return { host, vpc, inner, moved: vpc.filter.filter(({ packets }) => packets > 0) };
    };
    const { host, vpc, inner, moved } = await seen();
    t.same(host.interfaces, [{ dev: 'eth0', sent: 0, received: 0, queueDrops: 0 }]);
    t.same(host.filter, [], 'a host filters nothing');
    t.same(moved, []);
    t.equal(inner?.received, 0);
    t.same(
      vpc.filter.map(({ line }) => line),
      wanted.namespaces.find((one) => one.name === 'vpc:vpc-a')?.filter?.rules.filter(isCounted),
      'every rule in the words of the plane',
    );
    t.ok(Object.values(host.ip).every(Number.isInteger), 'the kernel tells every count');

    carry(kernel, 'a', 142);
    carry(kernel, 'a', 1000);
    const sent = await seen();
    t.match(sent.host.interfaces, [{ dev: 'eth0', sent: 2, received: 0 }]);
    t.match(sent.inner, { sent: 0, received: 2 });
    t.equal(sent.vpc.ip.IpInReceives - vpc.ip.IpInReceives, 2);
    t.same(sent.moved, [], 'what has no route meets no rule');

    leave(kernel);
    const out = (await seen()).moved.filter(({ line }) => line.includes('"rule a out"'));
    t.match(out, [{ packets: 1 }]);
    t.same(await kernel.packetCounters(['nowhere']), [], 'what is not there is left out');

    const filter = wanted.namespaces.find((one) => one.name === 'vpc:vpc-a')?.filter;
    if (!filter) throw new Error('the VPC has a filter');
    await kernel.apply([change({ op: 'filter.replace', namespace: 'vpc:vpc-a', filter: { ...filter } })]);
    t.same((await seen()).moved, [], 'a filter made anew counts from nothing');
  });

  t.test(`${name}: prune keeps what it is told to keep`, async (t) => {
    const kernel = await standing(t);
    await kernel.prune(['a', 'vpc:vpc-a']);
    const seen = await kernel.observe();
    t.same(
      seen.namespaces.map((row) => row.name),
      ['a', 'vpc:vpc-a'],
    );
    await kernel.prune([]);
    t.same(await kernel.observe(), EMPTY);
  });
}

type Way = Pick<FabricLink, 'rate' | 'delay'>;

const delay = (latency: number, jitter = 0, loss = 0) => ({ latency, jitter, loss });
const NONE = delay(0);
const [FREE, RATE, DELAY, BOTH]: readonly [Way, Way, Way, Way] = [
  {},
  { rate: [5e6, 1e9] },
  { delay: [delay(30, 2), delay(1000, 0, 0.5)] },
  { rate: [5e6, 1e3], delay: [delay(30), delay(45.5, 0.25, 0.001)] },
];

/** Each kind of queue after each other, and changes of numbers alone. */
const WAYS: readonly Way[] = [
  ...[RATE, BOTH, RATE, DELAY, RATE, FREE, BOTH, FREE, DELAY, FREE, DELAY, BOTH, DELAY],
  { delay: [NONE, delay(0, 0, 0.333)] },
  { rate: [5e6, 5e6], delay: [delay(1000, 1000), NONE] },
  { rate: [8e6, 5e6], delay: [delay(999, 1), NONE] },
];
const REGION = ['transit:tr-a', 'transit:tr-b'];

function withRegion(fabric: Fabric, { rate, delay: delays }: Way): Fabric {
  const { rate: _rate, ...region } = fabric.links.region as FabricLink;
  const link: FabricLink = { ...region, ...(rate && { rate }), ...(delays && { delay: delays }) };
  return { ...fabric, links: { ...fabric.links, region: link } };
}

function end(plane: Plane, namespace: string, name: string): Plane['links'][number]['ends'][0] {
  const found = plane.links
    .flatMap(({ ends }) => ends)
    .find((row) => row.namespace === namespace && row.name === name);
  if (!found) throw new Error(`no ${name} in ${namespace}`);
  return found;
}

/** Both ends of a host's cable. */
function hostCable(plane: Plane, host: string): { readonly a: Interface; readonly gateway: Interface } {
  const cable = plane.links.find(({ ends }) => ends.some(({ namespace }) => namespace === host));
  const other = cable?.ends.find(({ namespace }) => namespace !== host);
  if (!other) throw new Error(`no cable of ${host}`);
  return { a: { namespace: host, dev: 'eth0' }, gateway: { namespace: other.namespace, dev: other.name } };
}
