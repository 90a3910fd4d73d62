import type { DraftItem } from '../draft.js';
import { warning } from '../finding.js';
import type { Check } from './check.js';

/** What a step changes and nobody looks at is not tested. A call that must be refused is a test by itself. */
export const checkedSteps: Check = (draft) =>
  draft.steps.flatMap(({ pointer, title, items }) =>
    items.length === 0 || items.some(isTest)
      ? []
      : [warning(pointer, `step "${title}" checks nothing`, 'add a check, so that its outcome is seen')],
  );

const isTest = (item: DraftItem): boolean =>
  item.kind === 'check' || item.kind === 'unclear' || (item.kind === 'call' && item.row.fails !== undefined);
