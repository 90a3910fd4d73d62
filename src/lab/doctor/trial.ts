/** Something a kernel may have, found by using it in a sandbox. */
export interface Trial {
  readonly name: string;
  /** Only some scenarios need it. */
  readonly optional: boolean;
  /** The kernel module that has it. */
  readonly module: string;
  /** What it is for. */
  readonly purpose: string;
  /** Uses it; the kernel's or the tool's words if that fails. */
  readonly attempt: () => string | undefined;
}

/** How a trial ended; JSON, from the sandbox to the doctor. */
export interface TrialResult extends Pick<Trial, 'name' | 'optional' | 'module' | 'purpose'> {
  readonly words?: string;
}

export function carryOut({ attempt, ...trial }: Trial): TrialResult {
  const words = attempt();
  return words === undefined ? trial : { ...trial, words };
}
