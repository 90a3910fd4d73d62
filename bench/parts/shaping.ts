import { formatRate } from '../../src/model/units.js';
import { duration, table } from '../report/text.js';
import { inside } from '../run/inside.js';
import type { Options, Section } from '../run/options.js';

/** A region connection of one rate. Shares are measured payload of what the rate leaves after headers: 1 is exact. */
export interface Shaped {
  /** Bits per second. */
  readonly rate: number;
  /** One TCP flow, eight, UDP at twice the rate. */
  readonly one: number;
  readonly eight: number;
  readonly udp: number;
  /** One TCP flow each way at once. */
  readonly there: number;
  readonly back: number;
  /** Milliseconds that eight flows add to a round trip. */
  readonly delay: number;
  /** Of all cores, meanwhile: 0 to 1. */
  readonly idle: number;
}

const MBPS = [1, 2, 5, 10, 50, 100, 500, 1000, 5000, 10_000];
/** With less of it idle, the machine and not the shaper sets the rate. */
const LITTLE = 0.25;
const OFF = 0.02;

export async function shapingPart({ quick, say }: Options): Promise<Section> {
  say('shaping');
  const rates = (quick ? [5, 100] : MBPS).map((rate) => rate * 1e6);
  const rows = await inside<Shaped[]>('shaping', { rates, seconds: quick ? 1 : 2 });
  const head = [
    'rate',
    'one TCP flow',
    'eight',
    'UDP at twice the rate',
    'both ways at once',
    'added when full',
    'cores idle',
  ];
  return {
    title: 'Shaping: measured goodput of the theoretical',
    data: rows,
    markdown: [
      ...table(head, rows.map(line)),
      '',
      'Theoretical is the rate less the headers of full frames. Where the shortfall is the machine’s, the table says what it carries.',
    ],
  };
}

const line = (row: Shaped): string[] => [
  formatRate(row.rate),
  ...[row.one, row.eight, row.udp].map((share) => shareText(share, row)),
  `${shareText(row.there, row)} and ${shareText(row.back, row)}`,
  duration(row.delay),
  `${(row.idle * 100).toFixed(0)} %`,
];

function shareText(share: number, { rate, idle }: Shaped): string {
  const short = share < 1 - OFF && idle < LITTLE;
  return short
    ? `beyond this machine: ${formatRate(Math.round((share * rate) / 1e6) * 1e6)}`
    : `${(share * 100).toFixed(1)} %`;
}
