import { limitsOf } from '../../analyze/limits.js';
import { leg } from '../../analyze/predict.js';
import { deriveFabric } from '../../cloud/fabric.js';
import type { World } from '../../cloud/world.js';
import type { Fabric, FabricLink } from '../../fabric/fabric.js';
import type { ProbeCheckEvent } from '../../lab/event.js';
import { rows } from '../../model/json.js';
import { pairText } from '../subject.js';
import { isProbeCheck } from './checks.js';
import type { Replay } from './replay.js';

/** What one shaper allowed while a run went on, and what was measured through it. */
export interface Series {
  readonly name: string;
  /** By state: bits per second; absent: it was not there, or had no limit. */
  readonly bought: readonly (Bought | undefined)[];
  readonly points: readonly Point[];
}

export interface Bought {
  readonly rate: number;
  /** Nobody bought it. */
  readonly test: boolean;
}

/** A throughput check. */
export interface Point {
  /** Place among the moments. */
  readonly moment: number;
  readonly step: number;
  readonly title: string;
  /** Bits per second of frames, of all its flows; absent if nothing was measured. */
  readonly rate?: number;
  readonly measured: string;
  readonly passed: boolean;
  /** Why the figure is not to be trusted. */
  readonly doubt?: string;
}

export interface PlotData {
  /** Those with measurements first. */
  readonly series: readonly Series[];
  /** What nothing limited. */
  readonly unlimited: readonly Point[];
}

export function plotData({ worlds, moments }: Replay): PlotData {
  const limits = worlds.map((world) => limitsIn(deriveFabric(world)));
  const points = moments.flatMap(({ item, step, state }, moment) => {
    if (!isProbeCheck(item) || item.check !== 'throughput') return [];
    const world = worlds[state];
    const through = world && fullestOf(world, item);
    return [{ through, point: pointOf(item, moment, step) }];
  });
  const keys = [...new Set(limits.flatMap((all) => [...all.keys()]))].sort();
  const series = bothWays(
    keys.map((key) => ({
      name: limits.flatMap((all) => all.get(key)?.name ?? []).at(-1) ?? key,
      key,
      bought: limits.map((all) => all.get(key)),
      points: points.filter(({ through }) => through === key).map(({ point }) => point),
    })),
  );
  const named = new Set(keys);
  return {
    series: series.sort((a, b) => b.points.length - a.points.length),
    unlimited: points
      .filter(({ through }) => through === undefined || !named.has(through))
      .map(({ point }) => point),
  };
}

interface Limited extends Bought {
  readonly name: string;
}

/** Every shaper of a fabric by the id that the analyser gives it. */
function limitsIn(fabric: Fabric): ReadonlyMap<string, Limited> {
  const links = rows(fabric.links).flatMap((link) =>
    ([0, 1] as const).flatMap((end): [string, Limited][] => {
      const rate = link.up ? link.rate?.[end] : undefined;
      if (rate === undefined || !Number.isFinite(rate)) return [];
      return [[`${link.id} ${end}`, { name: nameOf(link), rate, test: link.testBandwidth ?? false }]];
    }),
  );
  const caps = rows(fabric.routers).flatMap(({ id, label, egressCap }): [string, Limited][] =>
    egressCap ? [[id, { name: `all that leaves ${label}`, rate: egressCap.rate, test: false }]] : [],
  );
  return new Map([...links, ...caps]);
}

const nameOf = ({ label, ends }: FabricLink): string => label || ends.join(' – ');

interface Keyed extends Series {
  readonly key: string;
}

/** The two directions of a link are one series while they are alike. */
function bothWays(all: readonly Keyed[]): Series[] {
  const other = ({ key }: Keyed): Keyed | undefined =>
    all.find(
      (one) => one.key === key.replace(/ [01]$/, (end) => (end === ' 0' ? ' 1' : ' 0')) && one.key !== key,
    );
  return all.flatMap((one): Series[] => {
    const twin = other(one);
    if (!twin) return [one];
    if (JSON.stringify(twin.bought) !== JSON.stringify(one.bought))
      return [{ ...one, name: `${one.name} (${one.key.endsWith(' 0') ? 'there' : 'back'})` }];
    if (one.key.endsWith(' 1')) return [];
    const points = [...one.points, ...twin.points].sort((a, b) => a.moment - b.moment);
    return [{ ...one, points }];
  });
}

/** Which shaper a check's flows filled most, by what was measured; by its rate if nothing was. */
function fullestOf(world: World, event: ProbeCheckEvent): string | undefined {
  const fabric = deriveFabric(world);
  const sums = new Map<string, { rate: number; sum: number }>();
  for (const flow of event.flows ?? [{ ...event, lineRate: lineRateOf(event) }]) {
    const [from, to] = [fabric.hosts[flow.from], fabric.hosts[flow.to]];
    if (!from || !to || from === to) continue;
    const asked = { from: from.id, to: to.id, protocol: event.protocol ?? 'tcp', port: event.port ?? 0 };
    for (const crossing of leg(fabric, asked, from, to, 'request').links)
      for (const { id, rate } of limitsOf(fabric, crossing))
        if (Number.isFinite(rate))
          sums.set(id, { rate, sum: (sums.get(id)?.sum ?? 0) + (flow.lineRate ?? 1) });
  }
  const [fullest] = [...sums].sort(([, a], [, b]) => b.sum / b.rate - a.sum / a.rate);
  return fullest?.[0];
}

const lineRateOf = ({ measured }: ProbeCheckEvent): number | undefined =>
  measured.kind === 'throughput' ? measured.lineRate : undefined;

function pointOf(event: ProbeCheckEvent, moment: number, step: number): Point {
  const rates = event.flows?.flatMap(({ lineRate }) => lineRate ?? []) ?? [];
  const rate = event.flows ? sum(rates) : lineRateOf(event);
  return {
    moment,
    step,
    title: pairText(event, '→'),
    ...(rate === undefined || rate <= 0 ? {} : { rate }),
    measured: event.measuredText,
    passed: event.passed,
    ...(event.measured.kind === 'throughput' && event.measured.busy
      ? { doubt: event.measured.busy.text }
      : {}),
  };
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
