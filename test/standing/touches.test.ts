import t from 'tap';
import { limitOf, standingFile } from '../../bench/standing-file.js';
import type { Sandbox } from '../../src/lab/sandbox/sandbox.js';
import type { Script } from '../../src/lab/standing/journal/entry.js';
import { type Kept, keep } from '../../src/lab/standing/keep.js';
import { playAll } from '../../src/lab/standing/standing.js';
import type { Json } from '../../src/model/json.js';
import { loadScenario } from '../../src/scenario/load.js';
import { fakeSandbox } from './fake-sandbox.js';

/**
 * The guard against changes that cost more the larger the lab is: what is said to the lab's process, what is read from
 * its kernel, and what is changed there.
 */
interface Touched {
  /** Namespaces of each look; `undefined`: all. */
  readonly looks: (readonly string[] | undefined)[];
  /** `route.replace vpc:vpc-4`. */
  readonly changes: string[];
  /** Bytes said to the lab's process. */
  bytes: number;
}

const ME = { pid: 1, command: 'a test' };
const FILE = '/lab.lab.yaml';

function scriptOf(hosts: number, rate: number): Script {
  const text = JSON.stringify(standingFile(hosts, rate));
  const { scenario } = loadScenario(FILE, text);
  if (!scenario) throw new Error('it is valid');
  return { path: FILE, text, scenario, without: [] };
}

async function subject(hosts: number): Promise<{ readonly kept: Kept; readonly touched: Touched }> {
  const touched: Touched = { looks: [], changes: [], bytes: 0 };
  const fake = fakeSandbox((kernel) => ({
    ...kernel,
    observe(only) {
      touched.looks.push(only);
      return kernel.observe(only);
    },
  }));
  const sandbox: Sandbox = {
    ...fake,
    async start<Event>(entry: string, job: Json) {
      const worker = await fake.start<Event>(entry, job);
      return {
        ...worker,
        send(message: Json) {
          touched.bytes += JSON.stringify(message).length;
          worker.send(message);
        },
      };
    },
  };
  const kept = await keep({
    name: 'lab',
    sandbox,
    choice: { sandbox: 'embedded' },
    standing: playAll(scriptOf(hosts, 5), []).standing,
    records: 1,
    openJournal: () => ({ append() {}, close() {} }),
    log: () => {},
    logFile: 'log',
    onInterrupt: () => {},
    now: () => '2024-01-01T00:00:00.000Z',
  });
  Object.assign(touched, { looks: [], changes: [], bytes: 0 });
  return { kept, touched };
}

const SMALL = 60;
const LARGE = 600;

async function touchedBy(hosts: number, change: (kept: Kept) => ReturnType<Kept['apply']>): Promise<Touched> {
  const { kept, touched } = await subject(hosts);
  const { changes } = await change(kept);
  await kept.stop();
  return { ...touched, changes: changes.map(({ operation, namespace }) => `${operation} ${namespace}`) };
}

const bandwidth = {
  call: async (kept: Kept) => ({
    ...(await kept.act(ME, { as: 'A', call: 'SetCenInterRegionBandwidthLimit', with: limitOf(6) })),
    dropped: [],
  }),
  apply: (hosts: number) => (kept: Kept) => kept.apply(ME, scriptOf(hosts, 6), false),
};

t.test('one region’s bandwidth: two transit routers, however many hosts there are', async (t) => {
  for (const change of [() => bandwidth.call, bandwidth.apply]) {
    const few = await touchedBy(SMALL, change(SMALL));
    const many = await touchedBy(LARGE, change(LARGE));
    t.equal(many.changes.length, 2);
    t.ok(
      many.changes.every((text) => text.startsWith('queue.replace transit:')),
      many.changes.join(', '),
    );
    t.match(many.looks, [{ length: 2 }]);
    t.same({ ...many, bytes: 0 }, { ...few, bytes: 0 });
    // Numbers have more digits in a larger lab.
    t.ok(many.bytes < few.bytes + 50, `${many.bytes} bytes, and ${few.bytes}`);
  }
});

t.test('one host: itself and its VPC', async (t) => {
  const { looks, changes } = await touchedBy(LARGE, (kept) => kept.apply(ME, scriptOf(LARGE + 1, 5), false));
  t.same(looks, [['ecs-0600', 'vpc:vpc-0']]);
  t.same([...new Set(changes.map((text) => text.split(' ')[1]))].sort(), ['ecs-0600', 'vpc:vpc-0']);
  t.equal(changes.length, 8);
});

t.test('all is looked at where that is asked for, and where a file asks for nothing new', async (t) => {
  const mend = await touchedBy(SMALL, (kept) => kept.apply(ME, scriptOf(SMALL, 6), true));
  t.same(mend.looks, [undefined]);
  const again = await touchedBy(SMALL, (kept) => kept.apply(ME, scriptOf(SMALL, 5), false));
  t.same(again.looks, [undefined]);
  const comment = await touchedBy(SMALL, (kept) =>
    kept.apply(ME, { ...scriptOf(SMALL, 5), text: '# said otherwise' }, false),
  );
  t.same(comment.looks, [undefined]);
});
