import { stringify } from 'yaml';
import { type Fix, fixItems } from '../../explain/fix.js';
import { type FixItem, itemText } from '../../explain/item.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { Style } from '../style.js';
import { labelled, plain } from '../text/layout.js';

export const NOT_FOUND = 'none was found that calls or the file can make';

/** Ways to make a flow work: each in a line for people, then each as items that can be pasted below a step's `do:`. */
export const fixLines = (fixes: readonly Fix[], style: Style, noFix?: string): string[] => [
  ...(fixes.length === 0
    ? labelled('fix', noFix === undefined ? NOT_FOUND : `none: ${noFix}`, 2, style)
    : []),
  ...fixes.flatMap((fix, index) => labelled(index === 0 ? 'fix' : 'or', shortText(fix), 2, style)),
  ...fixes.flatMap((fix, index) => pasteLines(fix, fixes.length > 1 ? `Fix ${index + 1}` : 'Fix', style)),
];

/** A change of the file itself is in the line for people only. */
function pasteLines(fix: Fix, name: string, style: Style): string[] {
  const yaml = pasteText(fix);
  if (yaml === undefined) return [];
  return [
    '',
    `${style.colors.bold(name)}  ${WHERE}`,
    ...yaml.split('\n').map((line) => `      ${plain(line, style)}`),
  ];
}

export const WHERE = 'to paste below do: of a step';

/** A fix as items of a step; absent: only the file itself has to change. */
export function pasteText(fix: Fix): string | undefined {
  const items = fixItems(fix);
  return items.length === 0 ? undefined : stringify(items, { lineWidth: 0 }).trimEnd();
}

/** `SetCenInterRegionBandwidthLimit CenId=$cen BandwidthLimit=5; then …` */
export const shortText = ({ items }: Fix): string => items.map(shortItem).join('; then ');

const shortItem = (item: FixItem): string =>
  item.kind === 'call' ? [item.action, ...pairs(item.params)].join(' ') : itemText(item);

const pairs = (params: JsonObject): string[] =>
  Object.entries(params).map(([key, value]) => `${key}=${valueText(value)}`);

const valueText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));
