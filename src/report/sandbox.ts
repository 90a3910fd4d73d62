import type { Place } from './record.js';

/** Where a lab lived, in one line: `container, transitlab:0.1.0 on Docker 20.10.24`. */
export const sandboxText = ({ kind, detail }: Place): string =>
  detail === undefined ? kind : `${kind}, ${detail}`;
