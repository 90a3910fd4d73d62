/** One thing that labs need or can use. */
export interface HostCheck {
  readonly name: string;
  /** `optional`: absent, and only some scenarios need it. */
  readonly status: 'ok' | 'missing' | 'optional';
  readonly detail: string;
  /** The exact command that mends it. */
  readonly mend?: string;
}

export interface Diagnosis {
  readonly checks: readonly HostCheck[];
  /** Where labs live on this machine: `embedded`. */
  readonly sandbox?: string;
}
