import type { Carried } from '../inside/flow.js';
import { estimate, share, spread, table } from '../report/text.js';
import { atLeast } from '../run/claim.js';
import { inside } from '../run/inside.js';
import type { Options, Section } from '../run/options.js';
import { estimateOf, ratios, spreadOf } from '../statistics.js';

/** Three ways, one after the other: a lab's path without security groups, with them, and the chain laid by hand. */
export interface Turn {
  readonly open: Carried;
  readonly grouped: Carried;
  readonly hand: Carried;
}

const GIGA = 1e9;

/** A path without a limit, against the same chain of namespaces with nothing in it. */
export async function unshapedPart({ quick, say }: Options): Promise<Section> {
  say('a path without a limit');
  const runs = await inside<readonly Turn[]>('unshaped', { runs: quick ? 2 : 12, seconds: 1 });
  const of = (which: keyof Turn): Figures => figuresOf(runs.map((run) => run[which]));
  const [open, grouped, hand] = [of('open'), of('grouped'), of('hand')];
  const line = (name: string, { rates, costs }: Figures): string[] => [
    name,
    spread(spreadOf(rates), (value) => `${value.toFixed(1)} Gbps`),
    estimate(estimateOf(ratios(rates, hand.rates)), share),
    estimate(estimateOf(ratios(costs, hand.costs)), share),
  ];
  const rate = estimateOf(ratios(open.rates, hand.rates));
  return {
    title: 'A path without a limit',
    data: { open, grouped, hand },
    markdown: [
      'Two VPCs through two transit routers, against the same chain of six namespaces laid by hand with `ip`: addresses, routes and forwarding, no more. One TCP flow of a second each, in turn, sender and receiver on a core each. What a lab does more on the way: a VPC checks that its hosts send as themselves; with security groups it tracks connections too, and asks the rules. Processor time is that of all cores for the same bytes.',
      '',
      ...table(
        ['', 'carried', 'of by hand', 'processor time, of by hand'],
        [
          line('transitlab', open),
          line('with security groups', grouped),
          line('by hand', hand).slice(0, 2).concat('', ''),
        ],
      ),
    ],
    claims: [atLeast('A path without a limit, of the same chain laid by hand', rate.median, 0.95, share)],
  };
}

interface Figures {
  /** Gbps. */
  readonly rates: readonly number[];
  /** Seconds of all cores for 10⁹ bits. */
  readonly costs: readonly number[];
}

const figuresOf = (runs: readonly Carried[]): Figures => ({
  rates: runs.map(({ there }) => there / GIGA),
  costs: runs.map(({ there, used }) => used.seconds / (there / GIGA)),
});
