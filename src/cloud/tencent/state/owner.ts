export interface Arrears {
  /** Virtual milliseconds. */
  readonly since: number;
}

/** A compliance form. */
export interface CrossBorder {
  readonly ServiceProvider: 'UNICOM';
  readonly ComplianceId: number;
  /** The applicant. */
  readonly account: string;
  readonly Company: string;
  readonly State: 'PENDING' | 'APPROVED' | 'DENY';
}
