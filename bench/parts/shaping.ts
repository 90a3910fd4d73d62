import { formatRate } from '../../src/model/units.js';
import { duration, share, table } from '../report/text.js';
import { atMost, type Claim } from '../run/claim.js';
import { inside } from '../run/inside.js';
import type { Options, Section } from '../run/options.js';
import { type Cell, fairnessOf, isBeyond, isExact, OFF, offOf, type Shaped } from './shaped.js';

const MBPS = [1, 2, 5, 10, 50, 100, 500, 1000, 5000, 10_000];
/** To there every machine is asked to be exact. */
const EXACT_TO = 1000 * 1e6;

export async function shapingPart({ quick, say }: Options): Promise<Section> {
  say('shaping');
  const rates = (quick ? [5, 100] : MBPS).map((rate) => rate * 1e6);
  const rows = await inside<readonly Shaped[]>('shaping', { rates, seconds: quick ? 1 : 2 });
  return {
    title: 'Shaping: measured goodput of the theoretical',
    data: rows,
    markdown: [
      ...table(HEAD, rows.map(line)),
      '',
      'Theoretical is the rate less the headers of full frames; with both ways in use, less the answers to what comes the other way too. What is more than 2 % off is measured again, at most twice, as the command does with a figure that misses. “Beyond this machine” stands instead of a figure that falls short while a core, or all, had nothing left to give; these are the words of what the command watches.',
    ],
    claims: quick ? [] : claims(rows),
  };
}

const HEAD = [
  'rate',
  'one TCP flow',
  'eight',
  'UDP at twice the rate',
  'both ways at once',
  'the lesser of the greater',
  'added when full',
];

const line = ({ rate, one, eight, udp, both, delay }: Shaped): string[] => [
  formatRate(rate),
  ...[one, eight, udp, both].map(cellText),
  isBeyond(both) ? '' : share(fairnessOf(both)),
  duration(delay),
];

const cellText = (cell: Cell): string =>
  isBeyond(cell)
    ? `beyond this machine: ${cell.limit}`
    : `${cell.shares.map(share).join(' and ')}${cell.tries > 1 ? ` (time ${cell.tries})` : ''}`;

function claims(rows: readonly Shaped[]): Claim[] {
  const flows = rows.flatMap(({ rate, one, eight, udp }) =>
    [one, eight, udp].map((cell) => ({ rate, cell })),
  );
  const asked = flows.filter(({ rate }) => rate <= EXACT_TO);
  const told = asked.filter(({ cell }) => !isBeyond(cell));
  const above = flows.filter(({ rate, cell }) => rate > EXACT_TO && !isExact(cell));
  const both = rows.map((row) => row.both).filter((cell) => !isBeyond(cell));
  const worst = Math.max(...told.map(({ cell }) => offOf(cell)));
  const beyond = asked.length - told.length;
  return [
    atMost(
      `Goodput from 1 to 1,000 Mbps, off the theoretical at worst${beyond > 0 ? `, ${beyond} of ${asked.length} beyond this machine aside` : ''}`,
      worst,
      OFF,
      share,
    ),
    {
      what: 'Goodput above, where it falls short',
      measured: `${above.filter(({ cell }) => isBeyond(cell)).length} of ${above.length} with the processors at their end`,
      asked: 'said instead of a figure',
      kept: above.every(({ cell }) => isBeyond(cell)),
    },
    {
      what: 'Both directions in use together: the lesser of the greater, at worst',
      measured: share(Math.min(...both.map(fairnessOf))),
      asked: 'a figure',
      kept: both.length > 0,
    },
  ];
}
