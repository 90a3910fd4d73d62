import { crossings } from '../../analyze/crossings.js';
import type { Flow } from '../../analyze/verdict.js';
import { deriveFabric } from '../../cloud/fabric.js';
import { wayOf } from '../../fabric/way.js';
import type { Kernel } from '../../kernel/kernel.js';
import { parseDuration } from '../../model/units.js';
import { type MeterPoint, meterPoints } from '../../plane/compile/meters.js';
import type { Measured } from '../../probe/measured.js';
import type { Prices, ProbeCheck } from '../../scenario/schema.js';
import { endsOf } from '../ends.js';
import { probesOf } from '../question.js';
import type { State } from '../script.js';
import { type Bill, billOf } from './bill.js';
import { type Purchases, purchases } from './bought.js';
import { advance, expecting, type Held, type Meter, NEW_METER, rebase } from './meter.js';

/** A meter with the places where it is read, and what accounts have bought. */
export interface Metering {
  readonly meter: Meter;
  readonly points: readonly MeterPoint[];
  readonly purchases: Purchases;
}

export const NO_METERING: Metering = { meter: NEW_METER, points: [], purchases: {} };

/** To be called before cables change: what they have carried is added. */
export async function readMeters(
  kernel: Kernel,
  metering: Metering,
  now: number,
  held?: Held,
): Promise<Metering> {
  const { meter, points } = metering;
  if (points.length === 0) return metering;
  const counters = await kernel.counters(points);
  return { ...metering, meter: advance(meter, points, counters, { now, ...(held && { held }) }) };
}

/** To be called when cables have changed. */
export async function placeMeters(kernel: Kernel, metering: Metering, { world }: State): Promise<Metering> {
  const points = meterPoints(deriveFabric(world));
  const counters = points.length === 0 ? [] : await kernel.counters(points);
  return {
    meter: rebase(metering.meter, counters),
    points,
    purchases: purchases(metering.purchases, world),
  };
}

/** Before a check sends: the ways its packets have to take, there and back, as far as they come. */
export function expectFlows(metering: Metering, { world }: State, flows: readonly Flow[]): Metering {
  const fabric = deriveFabric(world);
  const ways = flows
    .flatMap((flow) => crossings(fabric, flow))
    .flatMap(({ link, end }) => wayOf(fabric, link, end) ?? []);
  return { ...metering, meter: expecting(metering.meter, ways) };
}

export function expectCheck(metering: Metering, state: State, check: ProbeCheck): Metering {
  const ends = probesOf(check).map((question) => endsOf(state, question));
  return expectFlows(
    metering,
    state,
    ends.flatMap((one) => (one.found ? [one.flow] : [])),
  );
}

/** For how long what a check sent stands, if it says so and there is a rate. */
export function heldBy(check: ProbeCheck, measured: Measured): Held | undefined {
  if (!('throughput' in check) || check.for === undefined || measured.kind !== 'throughput') return undefined;
  const ms = parseDuration(check.for);
  return ms === undefined || !measured.lineRate ? undefined : { ms, rate: measured.lineRate };
}

export const billFor = ({ meter, purchases: bought }: Metering, { world }: State, prices: Prices): Bill =>
  billOf(meter.crossed, Object.values(bought), {
    prices,
    cloudOf: (account) => world.accounts[account]?.cloud,
  });
