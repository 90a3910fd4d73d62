import type { Carried } from '../inside/flow.js';
import { estimate, share, spread, table } from '../report/text.js';
import { atLeast } from '../run/claim.js';
import { inside } from '../run/inside.js';
import type { Options, Section } from '../run/options.js';
import { estimateOf, ratios, spreadOf } from '../statistics.js';

/** The same second, one after the other. */
export interface Both {
  readonly lab: Carried;
  readonly hand: Carried;
}

const GIGA = 1e9;

/** A path without a limit, against the same chain of namespaces with nothing in it. */
export async function unshapedPart({ quick, say }: Options): Promise<Section> {
  say('a path without a limit');
  const runs = await inside<readonly Both[]>('unshaped', { runs: quick ? 2 : 16, seconds: 1 });
  const lab = figuresOf(runs.map((run) => run.lab));
  const hand = figuresOf(runs.map((run) => run.hand));
  const rate = estimateOf(ratios(lab.rates, hand.rates));
  const cost = estimateOf(ratios(lab.costs, hand.costs));
  const line = (name: string, { rates, costs }: Figures): string[] => [
    name,
    spread(spreadOf(rates), (value) => `${value.toFixed(1)} Gbps`),
    spread(spreadOf(costs), (value) => `${value.toFixed(2)} s`),
  ];
  return {
    title: 'A path without a limit',
    data: { lab, hand, rate, cost },
    markdown: [
      'Two VPCs through two transit routers, security groups included, against the same chain of six namespaces laid by hand with `ip`: addresses, routes and forwarding, no filter. One TCP flow of a second each, in turn, sender and receiver on a core each. Processor time is that of all cores for 10⁹ bits.',
      '',
      ...table(
        ['', 'carried', 'processor time'],
        [
          line('transitlab', lab),
          line('by hand', hand),
          ['transitlab, of by hand', estimate(rate, share), estimate(cost, share)],
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
