import { EXIT, LabError } from '../model/errors.js';

export interface Refusal {
  /** `link.add`, `route.replace`, `iptables-restore`. */
  readonly operation: string;
  readonly namespace: string;
  /** `eth0`, `192.168.1.0/24 dev tr0`. */
  readonly object: string;
  /** The kernel's own words: errno name, extended acknowledgement text, a tool's stderr. */
  readonly words: string;
}

/** The kernel refused: exit code 4. */
export class KernelError extends LabError {
  constructor(readonly refusal: Refusal) {
    super(EXIT.kernel, {
      what: `the kernel refused ${refusal.operation} of ${refusal.object}`,
      where: `namespace ${refusal.namespace}`,
      why: refusal.words,
      hint: 'run `transitlab doctor` to see what this kernel can do',
    });
    this.name = 'KernelError';
  }
}
