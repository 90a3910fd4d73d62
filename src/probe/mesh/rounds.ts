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

interface Talk {
  readonly legs: readonly Leg[];
  readonly air: Air;
  readonly hosts: number;
  readonly hintOf: NonNullable<MeshQuestion['hint']>;
}

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
  const hintOf = question.hint ?? (() => UNKNOWN);
  const talk: Talk = { legs, air, hosts: question.hosts.length, hintOf };
  const missing = (): boolean => legs.some(({ tally }) => tally.missing() > 0);
  await round(talk, () => true);
  while (missing() && (await round(talk, (hint) => hint.expected || !crawls(hint)))) {}
  if (!missing()) return;
  await silence(air, question.silenceMs ?? SILENCE_MS);
  for (const ms of PATIENCE_MS) {
    if (!anyExpected(talk)) return;
    await round(talk, ({ expected }) => expected);
    await silence(air, ms);
  }
}

/** Sends what is missing and wanted; true if anything new was heard. */
async function round({ legs, air, hosts, hintOf }: Talk, wanted: (hint: Hint) => boolean): Promise<boolean> {
  const start = performance.now();
  const line = queue();
  let news = false;
  let rested = start;
  for (let from = 0; from < hosts; from++) {
    for (const [probe, leg] of legs.entries()) {
      const now: number[] = [];
      for (const to of missingFrom(leg, from, hosts)) {
        const hint = hintOf(from, to, probe);
        if (!wanted(hint)) continue;
        if (hint.lines.length === 0) now.push(to);
        else line.add(leg, from, to, hint);
      }
      air.send(leg, from, now);
    }
    if (from % ROWS_BETWEEN === ROWS_BETWEEN - 1) news = air.listen() || news;
    if (performance.now() - rested > BUSY_MS) {
      await sleep(0);
      rested = performance.now();
    }
  }
  news = (await release(air, line.waiting, start)) || news;
  while (performance.now() < start + line.end()) news = (await turn(air)) || news;
  return (await silence(air, SETTLE_MS)) || news;
}

function* missingFrom({ tally }: Leg, from: number, hosts: number): Generator<number> {
  for (let to = 0; to < hosts; to++) if (to !== from && !tally.reached(from, to)) yield to;
}

/** Requests that share slow lines, each with its time; `end`: when the last answer can be there. */
function queue() {
  const slotFor = pacer();
  const waiting: Waiting[] = [];
  let end = 0;
  return {
    waiting: waiting as readonly Waiting[],
    add(leg: Leg, from: number, to: number, { lines }: Hint): void {
      const { at, answer } = slotFor(lines, leg.carrier.frame);
      waiting.push({ leg, from, to, at });
      end = Math.max(end, answer);
    },
    end: () => end,
  };
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

function anyExpected({ legs, hosts, hintOf }: Talk): boolean {
  for (const [probe, leg] of legs.entries())
    for (let from = 0; from < hosts; from++)
      for (const to of missingFrom(leg, from, hosts)) if (hintOf(from, to, probe).expected) return true;
  return false;
}
