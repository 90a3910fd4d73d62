/** What an iperf3 client said with `--json`. */
export type Iperf3Outcome =
  | {
      readonly kind: 'report';
      /** Payload bits per second at the receiver, and the seconds it counted. */
      readonly goodput: number;
      readonly seconds: number;
      /** The middle one of the receiver's seconds, in bits per second; if its own report is there, of three or more. */
      readonly steady?: number;
      /** TCP's sender only. */
      readonly retransmits?: number;
      /** UDP's receiver only. */
      readonly lossPercent?: number;
    }
  /** iperf3's own words. */
  | { readonly kind: 'error'; readonly words: string }
  | { readonly kind: 'unknown' };

const UNKNOWN = { kind: 'unknown' } as const;

/** Reads the receiver's figures; what is not in every needed part what we know is `unknown`. */
export function parseIperf3(output: string): Iperf3Outcome {
  const report = parseJson(output);
  const words = at(report, 'error');
  if (typeof words === 'string') return { kind: 'error', words };
  const goodput = at(report, 'end', 'sum_received', 'bits_per_second');
  const seconds = at(report, 'end', 'sum_received', 'seconds');
  if (!isAmount(goodput) || !isAmount(seconds) || seconds === 0) return UNKNOWN;
  const steady = median(secondsOf(report));
  const figures = { kind: 'report', goodput, seconds, ...(steady === undefined ? {} : { steady }) } as const;
  switch (at(report, 'start', 'test_start', 'protocol')) {
    case 'TCP': {
      const retransmits = at(report, 'end', 'sum_sent', 'retransmits');
      return isAmount(retransmits) ? { ...figures, retransmits } : UNKNOWN;
    }
    case 'UDP': {
      const lossPercent = at(report, 'end', 'sum_received', 'lost_percent');
      return isAmount(lossPercent) ? { ...figures, lossPercent } : UNKNOWN;
    }
    default:
      return UNKNOWN;
  }
}

const FEWEST = 3;

function median(values: readonly number[]): number | undefined {
  return values.length < FEWEST
    ? undefined
    : [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** What came in each second that counts, as the receiver tells with `--get-server-output`. */
function secondsOf(report: unknown): number[] {
  const intervals = at(report, 'server_output_json', 'intervals');
  if (!Array.isArray(intervals)) return [];
  return intervals.flatMap((interval) => {
    const rate = at(interval, 'sum', 'bits_per_second');
    return at(interval, 'sum', 'omitted') === false && isAmount(rate) ? [rate] : [];
  });
}

const REFUSED =
  /Connection (refused|timed out|reset)|No route to host|Network is unreachable|Operation not permitted/;

/** True if these words say that packets did not come through, rather than that iperf3 failed. */
export const saysUnreachable = (words: string): boolean =>
  /unable to connect/.test(words) && REFUSED.test(words);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function at(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Record<string, unknown>)[key];
  }
  return here;
}

const isAmount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;
