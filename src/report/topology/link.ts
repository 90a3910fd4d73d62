import type { Delay, FabricLink } from '../../fabric/fabric.js';
import { formatRate, formatShare } from '../../model/units.js';
import type { TopologyLink } from './topology.js';

export function linkOf(link: FabricLink): TopologyLink {
  const { id, kind, ends, up, testBandwidth } = link;
  const rate = link.rate?.every(Number.isFinite) ? link.rate : undefined;
  const label = labelOf(link);
  const down = up ? [] : [`down${link.downText === undefined ? '' : `: ${link.downText}`}`];
  return {
    id,
    kind,
    ends,
    label,
    up,
    ...(testBandwidth ? { testBandwidth } : {}),
    ...(rate ? { rate } : {}),
    text: [`${link.label}${label === '' ? '' : `: ${label}`}`, ...down].join('; '),
  };
}

const labelOf = (link: FabricLink): string =>
  [
    ...rateText(link),
    ...(link.delay ? bothWays(link.delay.map(delayText)) : []),
    ...(link.up ? [] : ['down']),
  ].join(', ');

function rateText({ rate, testBandwidth }: FabricLink): string[] {
  if (!rate || rate.every((one) => one === Number.POSITIVE_INFINITY)) return [];
  const text = bothWays(rate.map((one) => (Number.isFinite(one) ? formatRate(one) : 'unlimited')));
  return text.map((one) => (testBandwidth ? `${one} test` : one));
}

/** One text where both directions are alike; else the way from the first end, then the way back. */
const bothWays = ([there = '', back = '']: readonly string[]): string[] => {
  if (there === back) return there === '' ? [] : [there];
  return [`→ ${there || 'none'} ← ${back || 'none'}`];
};

/** `30 ms ± 2 ms, 0.1 % lost`. */
function delayText({ latency, jitter, loss }: Delay): string {
  const time = latency === 0 ? '' : `${latency} ms${jitter === 0 ? '' : ` ± ${jitter} ms`}`;
  return [time, loss === 0 ? '' : `${formatShare(loss)} lost`].filter((text) => text !== '').join(', ');
}
