import { table } from '../report/text.js';
import { inside } from '../run/inside.js';
import type { Options, Section } from '../run/options.js';
import { spreadOf } from '../statistics.js';

/** A path without a limit, against the same chain of namespaces with nothing in it. */
export async function unshapedPart({ quick, say }: Options): Promise<Section> {
  say('a path without a limit');
  const runs = await inside<{ readonly lab: number; readonly hand: number }[]>('unshaped', {
    runs: quick ? 1 : 5,
    seconds: quick ? 1 : 2,
  });
  const lab = spreadOf(runs.map((run) => run.lab));
  const hand = spreadOf(runs.map((run) => run.hand));
  const share = spreadOf(runs.map((run) => run.lab / run.hand));
  const gbps = (rate: number): string => (rate / 1e9).toFixed(1);
  return {
    title: 'A path without a limit',
    data: { lab, hand, share },
    markdown: [
      'Two VPCs through two transit routers, security groups included, against the same chain of six namespaces laid by hand; one TCP flow.',
      '',
      ...table(
        ['transitlab', 'by hand', 'share'],
        [
          [
            `${gbps(lab.median)} Gbps (${gbps(lab.min)}-${gbps(lab.max)})`,
            `${gbps(hand.median)} Gbps (${gbps(hand.min)}-${gbps(hand.max)})`,
            `${(share.median * 100).toFixed(0)} % (${(share.min * 100).toFixed(0)}-${(share.max * 100).toFixed(0)})`,
          ],
        ],
      ),
    ],
  };
}
