import { deriveFabric } from '../cloud/fabric.js';
import { find } from '../cloud/lookup.js';
import type { Fault } from '../cloud/world.js';
import type { Fabric, FabricLink } from '../fabric/fabric.js';
import { rows } from '../model/json.js';
import type { FaultTarget } from '../scenario/schema.js';
import type { State } from './script.js';
import { fillText } from './variables.js';

/** What a step breaks or mends, found in the world as it is; `why` says what hinders, if there is no `fault`. */
export interface Found {
  /** For people: `line pc-1`. */
  readonly target: string;
  readonly fault?: Fault;
  readonly why?: string;
}

export function faultOf({ world, variables }: State, wanted: FaultTarget): Found {
  const named = (text: string): string => fillText(text, world, variables);
  if ('line' in wanted) {
    const line = named(wanted.line);
    const there = find(world.lines, line) ?? find(world.vpnConnections, line);
    return { target: `line ${line}`, ...(there && { fault: { kind: 'line', line } }) };
  }
  if ('host' in wanted) {
    const host = named(wanted.host);
    const there = find(deriveFabric(world).hosts, host);
    return { target: `host ${host}`, ...(there && { fault: { kind: 'host', host } }) };
  }
  const { region_connection: regions, of } = wanted;
  return betweenRegions(deriveFabric(world), regions, of === undefined ? undefined : named(of));
}

function betweenRegions(fabric: Fabric, regions: readonly [string, string], network?: string): Found {
  const of = network === undefined ? '' : ` of ${network}`;
  const target = `region connection ${[...regions].sort().join('–')}${of}`;
  const joining = rows(fabric.links).filter((link) => joins(fabric, link, regions, network));
  const [link, other] = joining;
  if (!link) return { target };
  if (other) {
    const names = joining.map((one) => networkOf(fabric, one) ?? one.id).join(', ');
    return { target, why: `several interconnects join these regions (${names}): say which one by of` };
  }
  return { target: link.label, fault: { kind: 'region-connection', link: link.id } };
}

function joins(
  fabric: Fabric,
  link: FabricLink,
  [a, b]: readonly [string, string],
  network: string | undefined,
): boolean {
  if (link.kind !== 'region-connection') return false;
  const [here, there] = link.ends.map((end) => fabric.routers[end]?.region);
  const sameRegions = (here === a && there === b) || (here === b && there === a);
  return sameRegions && (network === undefined || networkOf(fabric, link) === network);
}

const networkOf = (fabric: Fabric, { ends: [end] }: FabricLink): string | undefined =>
  fabric.routers[end]?.network;
