import { duration, estimate, spread, table } from '../report/text.js';
import { atMost } from '../run/claim.js';
import { contest } from '../run/contest.js';
import type { Options, Section } from '../run/options.js';
import { estimateOf, ratios, spreadOf } from '../statistics.js';
import { transitlabCommand } from './rivals.js';

/** What security groups add to up. */
export async function groupsPart({ quick, say }: Options): Promise<Section> {
  const [hosts, groups, runs] = quick ? [50, 5, 2] : [1000, 20, 11];
  const up = async (...args: readonly number[]): Promise<number> =>
    (await contest(transitlabCommand(...args.map(String)))).up;
  const plain: number[] = [];
  const grouped: number[] = [];
  for (let run = 1; run <= runs; run++) {
    say(`security groups, run ${run} of ${runs}`);
    // Each is first in every second turn.
    if (run % 2 === 0) grouped.push(await up(hosts, groups));
    plain.push(await up(hosts));
    if (run % 2 === 1) grouped.push(await up(hosts, groups));
  }
  const added = estimateOf(ratios(grouped, plain).map((ratio) => ratio - 1));
  const percent = (value: number): string => `${(value * 100).toFixed(0)} %`;
  return {
    title: `Security groups: ${hosts.toLocaleString('en-US')} hosts in ${groups} groups`,
    data: { hosts, groups, without: plain, with: grouped, added },
    markdown: table(
      ['', 'up'],
      [
        ['without groups', spread(spreadOf(plain), duration)],
        ['with', spread(spreadOf(grouped), duration)],
        ['added, each of the other in the same turn', estimate(added, percent)],
      ],
    ),
    claims: [
      atMost(
        'Up of 1,000 hosts: added by 20 security groups',
        quick ? Number.NaN : added.median,
        0.15,
        percent,
      ),
    ],
  };
}
