import type { FabricLink } from '../../fabric/fabric.js';
import { formatRate } from '../../model/units.js';
import { lineUp } from '../faults.js';
import { find } from '../lookup.js';
import type { Line, World } from '../world.js';
import { lineLinkId } from './ids.js';

/** The end of a leased line in a cloud. */
export interface Border {
  /** The border's id: a router of the cloud's own part of the fabric. */
  readonly id: string;
  readonly line: string;
  /** Whether it exchanges routes with the data centre by BGP; without, both sides need static routes. */
  readonly bgp: boolean;
  /** Bits per second, if the border allows less than the line has. */
  readonly bandwidth?: number;
  /** Why the border passes nothing, though the line may be whole: `VBR vbr-1 is terminated`. */
  readonly closed?: string;
}

/** The leased line between a border and its data centre: one link, or none if there is no such line. */
export function lineLink(world: World, border: Border): FabricLink[] {
  const line = find(world.lines, border.line);
  if (!line || !find(world.dataCentres, line.dataCentre)) return [];
  const rate = Math.min(line.bandwidth, border.bandwidth ?? line.bandwidth);
  const narrowed = rate < line.bandwidth ? `, ${formatRate(rate)} of it for ${border.id}` : '';
  return [
    {
      id: lineLinkId(border.id, line.dataCentre),
      kind: 'line',
      label: `leased line ${line.id} between ${border.id} and ${line.dataCentre}`,
      ends: [border.id, line.dataCentre],
      ...stateOf(world, border, line),
      rate: [rate, rate],
      rateOrigin: {
        object: line.id,
        text: `leased line ${line.id}: ${formatRate(line.bandwidth)}${narrowed}`,
      },
      line: { id: line.id, bgp: border.bgp },
    },
  ];
}

function stateOf(
  world: World,
  { id, closed }: Border,
  line: Line,
): Pick<FabricLink, 'up' | 'downReason' | 'downText'> {
  const cut = lineUp(world, line.id)
    ? undefined
    : `leased line ${line.id} between ${id} and ${line.dataCentre} is down`;
  const downText = cut ?? closed;
  return downText === undefined ? { up: true } : { up: false, downReason: 'LINE_DOWN', downText };
}
