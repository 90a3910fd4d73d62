import { duration, spread, table } from '../report/text.js';
import { type Claim, under } from '../run/claim.js';
import type { Options, Section } from '../run/options.js';
import { type Ordered, type StandingLab, standingLab } from '../run/standing-lab.js';
import { limitOf, standingFile } from '../standing-file.js';
import { type Spread, spreadOf } from '../statistics.js';

/** Mbps, in turn: each is another one than before. */
const RATES = [6, 7, 8, 9];
const FIRST = 5;
/** Of runs that only warm up what is measured. */
const UNMEASURED = 1;

interface Change {
  readonly what: string;
  /** From the order until its answer. */
  readonly order: Spread;
  /** The command, from its start to its end. */
  readonly command: Spread;
  readonly changes: number;
}

interface Down {
  readonly command: Spread;
  /** From then on until the kernel had cleaned up, as `--wait` tells. */
  readonly cleanup: Spread;
}

/** Changes of a lab that stands, as its user makes them, and its end. */
export async function standingPart({ quick, say }: Options): Promise<Section> {
  const [hosts, runs, ends] = quick ? [50, 2, 1] : [1000, 9, 3];
  const lab = standingLab();
  try {
    say(`a lab of ${hosts} hosts that stands`);
    const rows = await changes(lab, hosts, runs);
    say('its end');
    const down = downs(lab, hosts, ends);
    return section(hosts, rows, down, quick);
  } finally {
    lab.close();
  }
}

async function changes(lab: StandingLab, hosts: number, runs: number): Promise<Change[]> {
  lab.write(standingFile(hosts, FIRST));
  lab.command('up', 'FILE');
  const rateOf = (run: number): number => RATES[run % RATES.length] ?? FIRST;
  const set = (rate: number) => ({ as: 'A', call: 'SetCenInterRegionBandwidthLimit', with: limitOf(rate) });
  const edited = (count: number, rate: number) => lab.write(standingFile(count, rate));
  const rows = [
    await measured('another bandwidth of a region, by `apply`', runs, {
      prepare: (run) => edited(hosts, rateOf(run)),
      order: () => lab.order('apply', { script: lab.script(), mend: false }),
      command: () => lab.command('apply', 'FILE').ms,
    }),
    await measured('one host more, by `apply`', runs, {
      prepare: (run) => edited(hosts + run + 1, FIRST),
      order: () => lab.order('apply', { script: lab.script(), mend: false }),
      command: () => lab.command('apply', 'FILE').ms,
    }),
    await measured('another bandwidth of a region, by `call`', runs, {
      prepare: () => {},
      order: (run) => lab.order('act', { deed: set(rateOf(run)) }),
      command: (run) =>
        lab.command(
          'call',
          'SetCenInterRegionBandwidthLimit',
          ...Object.entries(limitOf(rateOf(run))).map(([key, value]) => `${key}=${String(value)}`),
          ...['--as', 'A'],
        ).ms,
    }),
  ];
  lab.command('down', '--wait');
  return rows;
}

interface Trial {
  /** Says what is to be next; each time something else than the time before. */
  readonly prepare: (run: number) => void;
  readonly order: (run: number) => Promise<Ordered>;
  readonly command: (run: number) => number;
}

/** Orders and commands in turn. */
async function measured(what: string, runs: number, { prepare, order, command }: Trial): Promise<Change> {
  const orders: Ordered[] = [];
  const commands: number[] = [];
  let run = 0;
  for (let turn = 0; turn < runs + UNMEASURED; turn++) {
    prepare(run);
    const ordered = await order(run++);
    prepare(run);
    const ms = command(run++);
    if (turn < UNMEASURED) continue;
    orders.push(ordered);
    commands.push(ms);
  }
  return {
    what,
    order: spreadOf(orders.map(({ ms }) => ms)),
    command: spreadOf(commands),
    changes: Math.max(...orders.map((one) => one.changes)),
  };
}

function downs(lab: StandingLab, hosts: number, runs: number): Down {
  lab.write(standingFile(hosts, FIRST));
  const command: number[] = [];
  const cleanup: number[] = [];
  for (let run = 0; run < runs; run++) {
    lab.command('up', 'FILE');
    command.push(lab.command('down').ms);
    // What the first one left would be waited for too.
    lab.command('up', 'FILE');
    const [gone] = JSON.parse(lab.command('down', '--wait', '--format', 'json').stdout) as readonly {
      readonly cleanupMs: number;
    }[];
    cleanup.push(gone?.cleanupMs ?? Number.NaN);
  }
  return { command: spreadOf(command), cleanup: spreadOf(cleanup) };
}

const section = (hosts: number, rows: readonly Change[], down: Down, quick: boolean): Section => ({
  title: `A lab of ${hosts.toLocaleString('en-US')} hosts that stands`,
  data: { rows, down },
  markdown: [
    'An order is on its way from when it is sent to the lab’s keeper; its answer comes when the kernel holds the change and the journal is on the disk. The command is all that a user waits for: it starts Node.js, and `apply` reads the whole file.',
    '',
    ...table(
      ['change', 'order to answer', 'the command', 'changes to the kernel'],
      rows.map(({ what, order, command, changes: made }) => [
        what,
        spread(order, duration),
        spread(command, duration),
        String(made),
      ]),
    ),
    '',
    ...table(
      ['', 'time'],
      [
        ['`down`, the command', spread(down.command, duration)],
        ['then, until the kernel has cleaned up (`down --wait`)', spread(down.cleanup, duration)],
      ],
    ),
  ],
  claims: claims(rows, down, quick),
});

const claims = (rows: readonly Change[], down: Down, quick: boolean): Claim[] => {
  const full = (ms: number): number => (quick ? Number.NaN : ms);
  return [
    ...rows.map(({ what, order }) =>
      under(`1,000 standing hosts: ${what}, order to answer`, full(order.median), 50, duration),
    ),
    under('Down of 1,000 hosts, the command', full(down.command.median), 200, duration),
  ];
};
