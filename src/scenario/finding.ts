/** A diagnostic before its place in the file is looked up. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  /** JSON pointer of what is wrong; if the file has no such node, its nearest ancestor is shown. */
  readonly pointer: string;
  /** Whether the name of an entry is meant, or its value (the default). */
  readonly part: 'key' | 'value';
  readonly what: string;
  readonly hint?: string;
}

type Text = Pick<Finding, 'what' | 'hint'>;

const finding =
  (severity: Finding['severity'], part: Finding['part']) =>
  (pointer: string, what: string, hint?: string): Finding => ({
    severity,
    pointer,
    part,
    what,
    ...(hint === undefined ? {} : { hint }),
  });

export const error = finding('error', 'value');
export const warning = finding('warning', 'value');
export const keyError = finding('error', 'key');
export const keyWarning = finding('warning', 'key');

/** An error at a value, from a problem that a parser of values has named; none if it named none. */
export const errorIf = (pointer: string, problem: Text | undefined): Finding[] =>
  problem ? [error(pointer, problem.what, problem.hint)] : [];
