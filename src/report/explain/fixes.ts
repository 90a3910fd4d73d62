import { stringify } from 'yaml';
import { type Fix, fixItems } from '../../explain/fix.js';
import { type FixItem, itemText } from '../../explain/item.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { Style } from '../style.js';
import { labelled, paragraph, plain } from '../text/layout.js';

/** Ways to make a flow work: in one line for people, then each as items that can be pasted below a step's `do:`. */
export function fixLines(fixes: readonly Fix[], style: Style): string[] {
  if (fixes.length === 0) return [];
  const { colors } = style;
  const summary = fixes.map(shortText).join(', or ');
  return [
    ...labelled('fix', summary, 2, style),
    ...fixes.flatMap((fix, index) => {
      const head =
        fixes.length === 1 ? 'Below do: of a step' : `${index + 1} of ${fixes.length}, below do: of a step`;
      const items = yamlLines(fix, style);
      const files = fix.items.flatMap((item) => (item.kind === 'file' ? paragraph(item.text, 6, style) : []));
      return [
        '',
        `  ${colors.bold(items.length > 0 ? head : 'In the file')}`,
        ...files.map((line) => `      ${line}`),
        ...items.map((line) => `      ${line}`),
      ];
    }),
  ];
}

/** `SetCenInterRegionBandwidthLimit CenId=$cen BandwidthLimit=5; then …` */
export const shortText = ({ items }: Fix): string => items.map(shortItem).join('; then ');

const shortItem = (item: FixItem): string =>
  item.kind === 'call' ? [item.action, ...pairs(item.params)].join(' ') : itemText(item);

const pairs = (params: JsonObject): string[] =>
  Object.entries(params).map(([key, value]) => `${key}=${valueText(value)}`);

const valueText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

function yamlLines(fix: Fix, style: Style): string[] {
  const items = fixItems(fix);
  if (items.length === 0) return [];
  return stringify(items, { lineWidth: 0 })
    .trimEnd()
    .split('\n')
    .map((line) => plain(line, style));
}
