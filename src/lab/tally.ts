import type { EndEvent, LabEvent } from './event.js';

/** Counts what a run came to. */
export interface Tally {
  count(event: LabEvent): void;
  end(): EndEvent;
}

export function newTally(): Tally {
  const started = performance.now();
  const sum = { passed: 0, failed: 0, calls: 0, unexpectedCalls: 0, throughput: 0, silence: 0 };
  return {
    count(event) {
      if (event.type === 'call') {
        sum[event.passed ? 'calls' : 'unexpectedCalls']++;
      } else if (event.type === 'check') {
        sum[event.passed ? 'passed' : 'failed']++;
        if (event.check === 'throughput') sum.throughput += event.ms;
        else if ('reachable' in event.measured && !event.measured.reachable) sum.silence += event.ms;
      }
    },
    end() {
      const { passed, failed, calls, unexpectedCalls, throughput, silence } = sum;
      const ms = { total: Math.round(performance.now() - started), throughput, silence };
      return { type: 'end', passed, failed, calls, unexpectedCalls, ms };
    },
  };
}
