import { broken, faultId } from '../cloud/faults.js';
import { find } from '../cloud/lookup.js';
import type { Fault, World } from '../cloud/world.js';
import type { Fabric, FabricLink } from '../fabric/fabric.js';
import { rows } from '../model/json.js';
import { thingId } from './changes.js';
import type { Provenance, Provenances } from './provenance.js';

/** Where an object comes from that a route, a rule or a verdict names; absent: from nothing in the file. */
export type Locate = (object: string) => Provenance | undefined;

/**
 * Objects that no table has are what clouds derive from others: a cable from the attachment or the bandwidth that was
 * set, the router of an interconnect from that, `sg-a default ingress` from the group. They come from where those do.
 */
export function locator(world: World, fabric: Fabric, provenances: Provenances): Locate {
  return (object) => {
    const ids = [...candidates(world, fabric, object)];
    const found = first(ids, (id) => provenances.get(id));
    const fault = first(ids, (id) => faultOn(world, provenances, id));
    if (!fault) return found;
    return found ? { ...found, changed: fault.made } : fault;
  };
}

function first<T>(ids: readonly string[], of: (id: string) => T | undefined): T | undefined {
  for (const id of ids) {
    const found = of(id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What is broken now was changed last by what broke it. */
function faultOn(world: World, provenances: Provenances, id: string): Provenance | undefined {
  const faults: readonly Fault[] = [
    { kind: 'host', host: id },
    { kind: 'line', line: id },
    { kind: 'region-connection', link: id },
  ];
  const fault = faults.find((one) => broken(world, one));
  return fault && provenances.get(thingId('faults', faultId(fault)));
}

function* candidates(world: World, fabric: Fabric, object: string): Iterable<string> {
  yield object;
  yield thingId('paths', object);
  const link = find(fabric.links, object);
  if (link) yield* behindLink(world, link);
  const network = find(fabric.routers, object)?.network;
  if (network !== undefined) yield network;
  for (const [key, { RouteItemId }] of Object.entries(world.tencent.vpcCcnRoutes))
    if (RouteItemId === object) yield thingId('tencent.vpcCcnRoutes', key);
  // Policies are named by their groups, defaults by what they are of.
  yield* object.split(/[\s@/+]+/);
}

/** What set its rate before what joined it: that says more about the object. */
function* behindLink(world: World, { id, line, rateOrigin }: FabricLink): Iterable<string> {
  if (line) yield line.id;
  if (rateOrigin) yield rateOrigin.object;
  yield thingId('alibaba.regionConnections', id);
  yield thingId('tencent.bandwidthLimits', id);
  // A cable `vpc-a@cen-1` follows from the row `cen-1/vpc-a` of attachments.
  const [attached = '', interconnect = ''] = id.split('@');
  for (const table of ['alibaba.attachments', 'tencent.attachments'])
    yield thingId(table, `${interconnect}/${attached}`);
  for (const row of rows(world.alibaba.transitRouterAttachments))
    if (row.ResourceType === 'VPC' && row.VpcId === attached && row.TransitRouterId === interconnect)
      yield row.TransitRouterAttachmentId;
}
