import stringWidth from 'string-width';
import { element } from '../../xml.js';
import type { Layout } from '../layout.js';
import { SIZE } from '../metrics.js';
import { regionCaption } from '../region.js';
import type { TopologyRegion } from '../topology.js';
import { textAt, tidy } from './text.js';

export function regionGroup(region: TopologyRegion, layout: Layout): string {
  const box = layout.regions[region.id];
  if (!box) return '';
  const x = box.x + SIZE.region.padding;
  const y = box.y + SIZE.region.head / 2 + 3;
  const name = stringWidth(region.id) * SIZE.name * SIZE.pitch;
  return element('g', { class: 'region', 'data-region': region.id }, [
    element('title', {}, `region ${region.id}, ${regionCaption(region)}`),
    element('rect', {
      class: 'area',
      x: tidy(box.x),
      y: tidy(box.y),
      width: tidy(box.width),
      height: tidy(box.height),
      rx: 10,
    }),
    textAt({ x, y }, 'name', region.id),
    textAt({ x: x + name + 10, y }, 'caption', regionCaption(region)),
  ]);
}
