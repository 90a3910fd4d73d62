import type { PageProbe } from '../data.js';

/** `ping`, `TCP 443`. */
export const probeText = ({ protocol, port }: PageProbe): string =>
  protocol === 'icmp' ? 'ping' : `${protocol.toUpperCase()} ${port ?? ''}`.trim();
