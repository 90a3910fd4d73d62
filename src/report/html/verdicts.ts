import type { Hop, Verdict } from '../../analyze/verdict.js';
import type { PageHost, PageVerdict } from './data.js';
import { type Interned, interned } from './interning.js';
import { type Ends, filled, template } from './template.js';

/** The verdicts of a page; equal ones are kept once, whichever pairs they are of. */
export interface Verdicts {
  readonly hops: readonly Hop[];
  readonly texts: readonly string[];
  readonly verdicts: readonly PageVerdict[];
  /** The place of a verdict on a pair; `others`: pairs it answers for too, with what is right for them. */
  readonly place: (verdict: Verdict, pair: Pair, others?: Other) => number;
}

export type Pair = readonly [from: number, to: number];
export interface Other {
  readonly pair: Pair;
  readonly verdict: Verdict;
}

export function newVerdicts(hosts: readonly PageHost[]): Verdicts {
  const hops: Interned<Hop> = interned();
  const texts: Interned<string> = interned();
  const verdicts: Interned<PageVerdict> = interned();
  return {
    hops: hops.values,
    texts: texts.values,
    verdicts: verdicts.values,
    place(verdict, pair, other) {
      const general = template(verdict, endsOf(hosts, pair));
      const holds = !other || same(filled(general, endsOf(hosts, other.pair)), other.verdict);
      const { path, returnPath, text, object, rateText, ...rest } = holds ? general : verdict;
      return verdicts.place({
        reachable: rest.reachable,
        ...(rest.code === undefined ? {} : { code: rest.code }),
        ...(rest.direction === undefined ? {} : { direction: rest.direction }),
        ...(rest.rate === undefined ? {} : { rate: rest.rate }),
        ...(rest.roundTrip === undefined ? {} : { roundTrip: rest.roundTrip }),
        ...(rest.reachable ? {} : { text: texts.place(text) }),
        ...(object === undefined ? {} : { object: texts.place(object) }),
        ...(rateText === undefined ? {} : { rateText: texts.place(rateText) }),
        path: path.map(hops.place),
        returnPath: returnPath.map(hops.place),
        ...(holds ? {} : { example: pair }),
      });
    },
  };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export function endsOf(hosts: readonly PageHost[], [from, to]: Pair): Ends {
  const [a, b] = [hosts[from], hosts[to]];
  return {
    from: a?.name ?? '',
    to: b?.name ?? '',
    fromAddress: a?.address ?? '',
    toAddress: b?.address ?? '',
  };
}
