import { sleep } from '../sleep.js';
import type { Air, Leg } from './air.js';
import { pacer } from './pace.js';
import type { Hint, MeshQuestion } from './question.js';

const SILENCE_MS = 150;
/** Silence is counted in turns of listening, not by the clock: a machine that stalls has not listened. */
const TURN_MS = 5;
/** After a round: answers that are still to come have come by then, if nothing is slow. */
const SETTLE_MS = 10;
/** Silences granted to answers that are expected and do not come. */
const PATIENCE_MS = [200, 400, 800];
/** Hosts that send before everybody's ears are emptied: sockets hold a few hundred packets. */
const ROWS_BETWEEN = 48;
/** Bits per second below which a line is asked twice only for what it should carry. */
const CRAWL = 100_000;
/** Other work of this process waits no longer. */
const BUSY_MS = 20;

const UNKNOWN: Hint = { expected: false, lines: [] };

const crawls = ({ lines }: Hint): boolean => lines.some(({ rate }) => rate < CRAWL);

/** What is in no hurry: it shares a slow line. */
interface Waiting {
  readonly leg: Leg;
  readonly from: number;
  readonly to: number;
  /** Milliseconds after the round's beginning. */
  readonly at: number;
}

/**
 * All requests at once, then what is missing again as long as that brings something, then one silence for all. What
 * slow lines carry leaves in its turn, and a second time only if it should have been answered.
 */
export async function converse(legs: readonly Leg[], air: Air, question: MeshQuestion): Promise<void> {
  const hosts = question.hosts.length;
  const hintOf = question.hint ?? (() => UNKNOWN);
  const missing = (): boolean => legs.some(({ tally }) => tally.missing() > 0);
  const again = (wanted: (hint: Hint) => boolean): Promise<boolean> =>
    round(legs, air, hosts, hintOf, wanted);
  await again(() => true);
  while (missing() && (await again((hint) => hint.expected || !crawls(hint)))) {}
  if (!missing()) return;
  await silence(air, question.silenceMs ?? SILENCE_MS);
  for (const ms of PATIENCE_MS) {
    if (!anyExpected(legs, hosts, hintOf)) return;
    await again(({ expected }) => expected);
    await silence(air, ms);
  }
}

/** Sends what is missing and wanted; true if anything new was heard. */
async function round(
  legs: readonly Leg[],
  air: Air,
  hosts: number,
  hintOf: NonNullable<MeshQuestion['hint']>,
  wanted: (hint: Hint) => boolean,
): Promise<boolean> {
  const start = performance.now();
  const slotFor = pacer();
  const waiting: Waiting[] = [];
  let end = 0;
  let news = false;
  let rested = start;
  for (let from = 0; from < hosts; from++) {
    for (const [probe, leg] of legs.entries()) {
      const now: number[] = [];
      for (let to = 0; to < hosts; to++) {
        if (to === from || leg.tally.reached(from, to)) continue;
        const hint = hintOf(from, to, probe);
        if (!wanted(hint)) continue;
        if (hint.lines.length === 0) now.push(to);
        else {
          const { at, answer } = slotFor(hint.lines, leg.carrier.frame);
          waiting.push({ leg, from, to, at });
          end = Math.max(end, answer);
        }
      }
      air.send(leg, from, now);
    }
    if (from % ROWS_BETWEEN === ROWS_BETWEEN - 1) news = air.listen() || news;
    if (performance.now() - rested > BUSY_MS) {
      await sleep(0);
      rested = performance.now();
    }
  }
  news = (await release(air, waiting, start)) || news;
  while (performance.now() < start + end) news = (await turn(air)) || news;
  return (await silence(air, SETTLE_MS)) || news;
}

/** Lets go what shares slow lines, each when its time has come. */
async function release(air: Air, waiting: readonly Waiting[], start: number): Promise<boolean> {
  let news = false;
  for (const { leg, from, to, at } of [...waiting].sort((a, b) => a.at - b.at)) {
    while (performance.now() < start + at) news = (await turn(air)) || news;
    if (!leg.tally.reached(from, to)) air.send(leg, from, [to]);
  }
  return news;
}

/** Listens until nothing new has come for so long; true if anything has. */
async function silence(air: Air, ms: number): Promise<boolean> {
  let news = false;
  for (let quiet = 0; quiet < ms; quiet += TURN_MS) {
    if (await turn(air)) {
      news = true;
      quiet = 0;
    }
  }
  return news;
}

async function turn(air: Air): Promise<boolean> {
  await sleep(TURN_MS);
  return air.listen();
}

const anyExpected = (
  legs: readonly Leg[],
  hosts: number,
  hintOf: NonNullable<MeshQuestion['hint']>,
): boolean =>
  legs.some(({ tally }, probe) => {
    for (let from = 0; from < hosts; from++)
      for (let to = 0; to < hosts; to++)
        if (from !== to && !tally.reached(from, to) && hintOf(from, to, probe).expected) return true;
    return false;
  });
