import type { Flow } from '../analyze/verdict.js';
import { explain, type Replayed } from '../explain/explain.js';
import type { Explanation } from '../explain/explanation.js';
import { parseTarget } from '../explain/target.js';
import { senderIs, type When, whoIs } from '../explain/who.js';
import { EXIT, LabError, type Problem } from '../model/errors.js';
import type { Scenario } from '../scenario/scenario.js';
import { endsOf } from './ends.js';
import { replay } from './replay.js';

/** What `explain` is asked, as the user writes it. */
export interface Asked {
  readonly from: string;
  /** `DST[:PORT/PROTO]` */
  readonly to: string;
  /** A step's number or title; absent: the last. */
  readonly at?: string;
  /** Bits per second that DST should get from SRC. */
  readonly rate?: number;
}

/** Why a flow arrives or does not; nothing is built. Throws exit 2 for a question that means nothing. */
export function explainAt(scenario: Scenario, asked: Asked): Explanation {
  const now = replay(scenario, asked.at);
  const { rate } = asked;
  return explain(scenario, now, flowOf(scenario, asked, now), rate === undefined ? {} : { rate });
}

/** The flow that a question is about. Throws exit 2, with what and where and what next. */
export function flowOf(scenario: Scenario, asked: Asked, now: Replayed): Flow {
  const where = scenario.file;
  const when: When = { now, first: scenario.world, whole: once(() => replay(scenario)) };
  const { name, ...flow } = good(parseTarget(asked.to), 'DST');
  const from = good(senderIs(asked.from, when), where).name;
  const to = good(whoIs(name, when), where).name;
  const ends = endsOf(now.state, { kind: 'ping', from, to, flow });
  if (!ends.found) throw wrong({ what: ends.missing }, where);
  if (ends.flow.to !== from) return ends.flow;
  throw wrong(
    {
      what: `SRC and DST are one host: ${from}`,
      why: 'packets from a host to itself do not leave it',
      hint: 'name two hosts',
    },
    where,
  );
}

function good<T extends object>(found: T | Problem, where: string): T {
  if ('what' in found) throw wrong(found, where);
  return found;
}

const wrong = (problem: Problem, where: string): LabError => new LabError(EXIT.usage, { where, ...problem });

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
