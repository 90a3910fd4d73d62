import { warning } from '../finding.js';
import type { Check } from './check.js';

/** What a step changes and nobody looks at is not tested. */
export const checkedSteps: Check = (draft) =>
  draft.steps.flatMap(({ pointer, title, items }) =>
    items.length === 0 || items.some(({ kind }) => kind === 'check' || kind === 'unclear')
      ? []
      : [warning(pointer, `step "${title}" checks nothing`, 'add a check, so that its outcome is seen')],
  );
