import type { Reason } from '../../analyze/matrix/predict.js';
import type { Flow } from '../../analyze/verdict.js';
import { pointText } from '../../explain/moment.js';
import type { MatrixMoment } from '../../lab/matrix/matrix.js';
import type { Style } from '../style.js';
import { plain } from '../text/layout.js';

/** `after step 2: All is joined`. */
export const momentText = (moment: MatrixMoment): string =>
  `${pointText(moment)}${moment.title === undefined ? '' : `: ${moment.title}`}`;

/** `ICMP`, `TCP 443`. */
export const probeText = ({
  protocol,
  port,
}: {
  readonly protocol: Flow['protocol'];
  readonly port?: number | undefined;
}): string => `${protocol.toUpperCase()}${port === undefined ? '' : ` ${port}`}`;

/** `SG_INGRESS_DENY sg-b`, with the direction where it is the answer's. */
export const reasonText = ({ code, direction, object }: Reason): string =>
  `${code}${object === undefined ? '' : ` ${object}`}${direction === 'return' ? ' (the answer)' : ''}`;

/** What is listed of each kind; the JSON report has all. */
const LISTED = 40;

/** The first of many, and how many more there are. */
export function capped<T>(items: readonly T[], lines: (item: T) => string[], most = LISTED): string[] {
  const left = items.length - most;
  return [
    ...items.slice(0, most).flatMap(lines),
    ...(left > 0 ? [`  and ${left} more; --format json has all`] : []),
  ];
}

export const wayText = (from: string, to: string, style: Style): string =>
  plain(`${from} ${style.symbols.to} ${to}`, style);
