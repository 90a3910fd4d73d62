import { duration, spread, table, times } from '../report/text.js';
import { contest } from '../run/contest.js';
import type { Options, Section } from '../run/options.js';
import { spreadOf } from '../statistics.js';
import { transitlabCommand } from './rivals.js';

/** What security groups add to up. */
export async function groupsPart({ quick, say }: Options): Promise<Section> {
  const [hosts, groups, runs] = quick ? [50, 5, 2] : [1000, 20, 5];
  const plain: number[] = [];
  const grouped: number[] = [];
  for (let run = 1; run <= runs; run++) {
    say(`security groups, run ${run} of ${runs}`);
    plain.push((await contest(transitlabCommand(String(hosts)))).up);
    grouped.push((await contest(transitlabCommand(String(hosts), String(groups)))).up);
  }
  const [without, having] = [spreadOf(plain), spreadOf(grouped)];
  const added = having.median / without.median - 1;
  return {
    title: `Security groups: ${hosts} hosts in ${groups} groups`,
    data: { hosts, groups, without, with: having, added },
    markdown: table(
      ['', 'up', 'of the first'],
      [
        ['without groups', spread(without, duration), ''],
        ['with', spread(having, duration), times(having.median, without.median)],
      ],
    ),
  };
}
