import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { type Refusal, refuse } from '../errors.js';
import type { Reader } from '../params.js';
import { text } from '../params.js';
import type { Fleet } from './state.js';

export const GSE = 'gse 2019-11-12';

/** Where Game Server Elastic-scaling is offered ("FAQs"). */
const REGIONS = [
  'ap-shanghai',
  'ap-beijing',
  'ap-guangzhou',
  'ap-singapore',
  'ap-mumbai',
  'na-siliconvalley',
  'na-ashburn',
  'eu-frankfurt',
  'eu-moscow',
  'ap-hongkong',
  'ap-bangkok',
  'ap-seoul',
  'ap-tokyo',
  'na-toronto',
];

export const fleetRegion: Reader<string> = (value, name) => {
  const read = text(value, name);
  if (!read.ok) return read;
  return REGIONS.includes(read.value) ? read : refuse('UnsupportedRegion', `It is ${read.value}.`);
};

/** Text of so many characters. */
export const sized =
  (min: number, max: number): Reader<string> =>
  (value, name) => {
    const read = value === '' && min === 0 ? ({ ok: true, value: '' } as const) : text(value, name);
    if (!read.ok) return read;
    const { length } = [...read.value];
    return length >= min && length <= max
      ? read
      : refuse('InvalidParameterValue', `${name} has ${length} characters; ${min} to ${max} are allowed.`);
  };

/** A fleet of the caller's that is not terminated. */
export function ownFleet(
  world: World,
  caller: Account,
  FleetId: string,
): { readonly ok: true; readonly fleet: Fleet } | Refusal {
  const fleet = find(world.tencent.fleets, FleetId);
  return fleet?.account === caller.id && fleet.Status !== 'TERMINATED'
    ? { ok: true, fleet }
    : refuse('ResourceNotFound', `It is ${FleetId}.`);
}
