import { unreachable } from '../../src/model/never.js';
import { omitted } from '../../src/probe/throughput.js';

/** What is waited for because the network, or a check, takes that long, in milliseconds. */
export interface Awaited {
  /** Answers that do not come. */
  readonly silence: number;
  /** Echoes that are on their way: their own round trips. */
  readonly echoes: number;
  /** Seconds in which iperf3 sends, as its receiver counted them, and the one before that does not count. */
  readonly throughput: number;
  /** Lines too slow for iperf3, from the first packet to the last. */
  readonly slowLines: number;
}

/** As far as a JSON report tells. */
export interface Check {
  readonly ms: number;
  readonly measured:
    | { readonly kind: 'ping'; readonly received: number; readonly rtt?: { readonly avg: number } }
    | {
        readonly kind: 'throughput';
        readonly seconds: number;
        readonly lineSeconds?: number;
        readonly repeats?: number;
      };
}

const NOTHING: Awaited = { silence: 0, echoes: 0, throughput: 0, slowLines: 0 };
/** What `ping` waits for an answer that is not to come, where no line is slow. */
const SILENCE_MS = 1000;

/** Of checks of a scenario without latency, with pings of one echo. */
export const awaited = (checks: readonly Check[]): Awaited => checks.map(awaitedOf).reduce(sum, NOTHING);

function awaitedOf({ measured }: Check): Awaited {
  switch (measured.kind) {
    case 'ping':
      return measured.received === 0
        ? { ...NOTHING, silence: SILENCE_MS }
        : { ...NOTHING, echoes: measured.rtt?.avg ?? 0 };
    case 'throughput': {
      const { seconds, lineSeconds, repeats = 0 } = measured;
      const times = (1 + repeats) * 1000;
      return lineSeconds === undefined
        ? { ...NOTHING, throughput: times * (seconds + omitted({})) }
        : { ...NOTHING, slowLines: times * lineSeconds };
    }
    default:
      return unreachable(measured);
  }
}

const sum = (a: Awaited, b: Awaited): Awaited => ({
  silence: a.silence + b.silence,
  echoes: a.echoes + b.echoes,
  throughput: a.throughput + b.throughput,
  slowLines: a.slowLines + b.slowLines,
});

export const total = ({ silence, echoes, throughput, slowLines }: Awaited): number =>
  silence + echoes + throughput + slowLines;
