import { EXIT, type ExitCode } from '../model/errors.js';
import type { ScenarioRecord } from '../report/record.js';

/** From bad to worse: of several scenarios the worst decides. */
const ORDER: readonly ExitCode[] = [
  EXIT.ok,
  EXIT.failed,
  EXIT.drift,
  EXIT.usage,
  EXIT.nameInUse,
  EXIT.unsupported,
  EXIT.kernel,
  EXIT.interrupted,
];

export const worstExit = (records: readonly ScenarioRecord[]): ExitCode =>
  records.map(exitOf).reduce((a, b) => (ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a), EXIT.ok);

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
