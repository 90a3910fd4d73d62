import { EXIT, type ExitCode } from '../model/errors.js';
import type { ScenarioRecord } from '../report/record.js';

/** Of several scenarios the worst decides: exit codes of runs count upwards from good to bad. */
export const worstExit = (records: readonly ScenarioRecord[]): ExitCode =>
  records.map(exitOf).sort((a, b) => b - a)[0] ?? EXIT.ok;

function exitOf({ status, failure }: ScenarioRecord): ExitCode {
  switch (status) {
    case 'passed':
    case 'skipped':
      return EXIT.ok;
    case 'failed':
      return EXIT.failed;
    case 'error':
      return failure?.exit ?? EXIT.failed;
    case 'interrupted':
      return EXIT.interrupted;
  }
}
