import type { Position } from '../../scenario/scenario.js';
import { printable } from '../unprintable.js';

/** A remark at a line of a file, in the words of GitHub's workflow commands. */
export interface Annotation {
  readonly level: 'error' | 'warning';
  readonly title: string;
  readonly message: string;
  /** `file` from the repository's root. */
  readonly at?: Position;
}

/** The line that makes GitHub annotate: `::error file=a.lab.yaml,line=3,col=7,title=…::…`. */
export function commandLine({ level, title, message, at }: Annotation): string {
  const place = at ? [`file=${property(at.file)}`, `line=${at.line}`, `col=${at.col}`] : [];
  return `::${level} ${[...place, `title=${property(title)}`].join(',')}::${data(message)}`;
}

/** GitHub turns these back, and nothing else. A line break within a command would end it. */
const data = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => printable(line).replaceAll('%', '%25'))
    .join('%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
