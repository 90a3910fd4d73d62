import { deriveFabric } from '../cloud/fabric.js';
import type { Fault, World } from '../cloud/world.js';
import type { Json, JsonObject } from '../model/json.js';
import { unreachable } from '../model/never.js';
import { formatDuration } from '../model/units.js';
import type { CallStep, FaultTarget, Item } from '../scenario/schema.js';
import type { Names } from './names.js';
import type { Patch } from './patch.js';

/** One thing that a fix does. Parameters refer to what a scenario and earlier calls of the fix saved: `$cen`. */
export type FixItem =
  | {
      readonly kind: 'call';
      readonly as: string;
      readonly action: string;
      readonly params: JsonObject;
      readonly save?: Readonly<Record<string, string>>;
      /** Others gain ways by it, or lose what they have. */
      readonly sweeping?: true;
    }
  | { readonly kind: 'heal'; readonly target: FaultTarget; readonly fault: Fault }
  /** What a call began is not over yet. Virtual milliseconds. */
  | { readonly kind: 'wait'; readonly ms: number }
  /** A change of the scenario file itself, and what that changes in the world. */
  | { readonly kind: 'file'; readonly text: string; readonly change: Patch };

/** As an item of a scenario's step; nothing for what no step can do. */
export function scenarioItem(item: FixItem): readonly Item[] {
  switch (item.kind) {
    case 'call':
      return [callStep(item)];
    case 'heal':
      return [{ heal: item.target }];
    case 'wait':
      return [{ wait: waitText(item.ms) }];
    case 'file':
      return [];
    default:
      return unreachable(item);
  }
}

const callStep = ({ as, action, params, save }: FixItem & { readonly kind: 'call' }): CallStep => ({
  as,
  call: action,
  ...(Object.keys(params).length > 0 && { with: { ...params } }),
  ...(save && { save: { ...save } }),
});

const waitText = (ms: number): string => (ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`);

/** One clause for people: `A calls SetCenInterRegionBandwidthLimit (CenId $cen, BandwidthLimit 5)`. */
export function itemText(item: FixItem): string {
  switch (item.kind) {
    case 'call':
      return `${item.as} calls ${item.action} (${paramsText(item.params)})`;
    case 'heal':
      return `mend ${targetText(item.target)}`;
    case 'wait':
      return `wait ${formatDuration(item.ms)} until what is under way has ended`;
    case 'file':
      return item.text;
    default:
      return unreachable(item);
  }
}

const paramsText = (params: JsonObject): string =>
  Object.entries(params)
    .map(([key, value]) => `${key} ${valueText(value)}`)
    .join(', ');

const valueText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** As a scenario's step names what is broken. */
export function targetOf(world: World, fault: Fault, names: Names): FaultTarget {
  const written = (id: string): string => names.get(id) ?? id;
  switch (fault.kind) {
    case 'host':
      return { host: written(fault.host) };
    case 'line':
      return { line: written(fault.line) };
    case 'region-connection':
      return betweenRegions(world, fault.link, written);
    default:
      return unreachable(fault);
  }
}

function betweenRegions(world: World, link: string, written: (id: string) => string): FaultTarget {
  const { links, routers } = deriveFabric(world);
  const [a, b] = (links[link]?.ends ?? ['', '']).map((end) => routers[end]);
  return {
    region_connection: [a?.region ?? link, b?.region ?? link],
    ...(a?.network !== undefined && { of: written(a.network) }),
  };
}

function targetText(target: FaultTarget): string {
  if ('line' in target) return `line ${target.line}`;
  if ('host' in target) return `host ${target.host}`;
  return `region connection ${target.region_connection.join('–')}`;
}
