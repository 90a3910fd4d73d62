/** Exit codes of the command line; each has one meaning (README, "Exit codes"). */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  unsupported: 3,
  kernel: 4,
  drift: 5,
  nameInUse: 6,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What every error of transitlab tells: what happened, where, why, and what to do next. */
export interface Problem {
  readonly what: string;
  /** `file:line:col`, a namespace, an object: the most exact place known. */
  readonly where?: string;
  readonly why?: string;
  /** What to do next. */
  readonly hint?: string;
}

/** An error with an exit code. Thrown at the edges only; the pure core returns results. */
export class LabError extends Error {
  constructor(
    readonly exit: ExitCode,
    readonly problem: Problem,
    options?: ErrorOptions,
  ) {
    super(formatProblem(problem), options);
    this.name = 'LabError';
  }
}

export function formatProblem({ what, where, why, hint }: Problem): string {
  return [
    where ? `${where}: ${what}` : what,
    ...(why ? [`  why: ${why}`] : []),
    ...(hint ? [`  next: ${hint}`] : []),
  ].join('\n');
}
