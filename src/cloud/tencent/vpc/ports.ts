/** Inclusive. */
export type PortRange = readonly [number, number];

/**
 * The ranges of `80`, `8000-8010` or `80,443,8000-8010`; an empty list for `ALL`; `undefined` if it is none of them.
 */
export function parsePorts(text: string): readonly PortRange[] | undefined {
  if (text.toUpperCase() === 'ALL') return [];
  const ranges: PortRange[] = [];
  for (const item of text.split(',')) {
    const [, low = '', high = low] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(item.trim()) ?? [];
    const range: PortRange = [Number(low), Number(high)];
    if (low === '' || range[0] < 1 || range[1] > 65_535 || range[0] > range[1]) return undefined;
    ranges.push(range);
  }
  return ranges;
}

/** What `parsePorts` reads. */
export const formatPorts = (ranges: readonly PortRange[]): string =>
  ranges.length === 0
    ? 'ALL'
    : ranges.map(([low, high]) => (low === high ? String(low) : `${low}-${high}`)).join(',');
