import type { JsonObject } from '../model/json.js';
import type { FixItem } from './item.js';

/**
 * Without the items that are not needed: each in turn is left out if the rest still `works`. What changes the file stays,
 * since later changes of it were made on top.
 */
export function needed(
  items: readonly FixItem[],
  works: (items: readonly FixItem[]) => boolean,
): readonly FixItem[] {
  let kept = items;
  for (let at = items.length - 1; at >= 0; at--) {
    const without = kept.filter((_, index) => index !== at);
    if (kept[at]?.kind !== 'file' && works(without)) kept = without;
  }
  return savingOnly(kept);
}

/** Calls save only what a later one refers to. */
function savingOnly(items: readonly FixItem[]): readonly FixItem[] {
  return items.map((item, index) => {
    if (item.kind !== 'call') return item;
    const { save = {}, ...bare } = item;
    const later = items.slice(index + 1).map((other) => (other.kind === 'call' ? other.params : {}));
    const kept = Object.entries(save).filter(([name]) => later.some((params) => refers(params, name)));
    return kept.length === 0 ? bare : { ...bare, save: Object.fromEntries(kept) };
  });
}

const refers = (params: JsonObject, name: string): boolean => JSON.stringify(params).includes(`"$${name}"`);
