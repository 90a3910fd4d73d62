import type { Hop, Verdict } from '../../analyze/verdict.js';
import type { PageHost, PageVerdict } from './data.js';
import { type Interned, interned } from './interning.js';
import { type Ends, templateFor } from './template.js';

/** The verdicts of a page; equal ones are kept once, whichever pairs they are of. */
export interface Verdicts {
  readonly hops: readonly Hop[];
  readonly texts: readonly string[];
  readonly verdicts: readonly PageVerdict[];
  /** The place of a verdict on a pair; `other`: one of the pairs that it answers for too, and what is right for that. */
  readonly place: (verdict: Verdict, pair: Pair, other?: Other) => number;
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
  const general = (verdict: Verdict, pair: Pair): string =>
    JSON.stringify(pageVerdict(verdict, hops, texts, templateFor(endsOf(hosts, pair))));
  return {
    hops: hops.values,
    texts: texts.values,
    verdicts: verdicts.values,
    place(verdict, pair, other) {
      const json = general(verdict, pair);
      if (!other || general(other.verdict, other.pair) === json) return verdicts.place(json);
      const literal = pageVerdict(verdict, hops, texts, (text) => text);
      return verdicts.place(JSON.stringify({ ...literal, example: pair }));
    },
  };
}

function pageVerdict(
  { reachable, code, direction, rate, roundTrip, text, object, rateText, path, returnPath }: Verdict,
  hops: Interned<Hop>,
  texts: Interned<string>,
  template: (json: string) => string,
): PageVerdict {
  const worded = (words: string): number => texts.place(template(JSON.stringify(words)));
  const hop = (one: Hop): number => hops.place(template(JSON.stringify(one)));
  return {
    reachable,
    ...(code === undefined ? {} : { code }),
    ...(direction === undefined ? {} : { direction }),
    ...(rate === undefined ? {} : { rate }),
    ...(roundTrip === undefined ? {} : { roundTrip }),
    ...(reachable ? {} : { text: worded(text) }),
    ...(object === undefined ? {} : { object: worded(object) }),
    ...(rateText === undefined ? {} : { rateText: worded(rateText) }),
    path: path.map(hop),
    returnPath: returnPath.map(hop),
  };
}

export function endsOf(hosts: readonly PageHost[], [from, to]: Pair): Ends {
  const [a, b] = [hosts[from], hosts[to]];
  return {
    from: a?.name ?? '',
    to: b?.name ?? '',
    fromAddress: a?.address ?? '',
    toAddress: b?.address ?? '',
  };
}
