import { hasIp, ip } from '../../model/cidr.js';
import { addressOfHost, find, vpcOfHost } from '../lookup.js';
import type { NoRoute } from '../model.js';
import type { Vpc, World } from '../world.js';
import { attachmentKey, attachmentOfNetwork } from './lookup.js';
import { routesOf } from './routes/domain.js';
import { learnedBy } from './routes/learn.js';
import type { Attachment } from './state.js';

/** For any router of the cloud, and any host. */
export function whyNoRoute(world: World, router: string, destinationHost: string): NoRoute {
  const from = find(world.vpcs, router);
  const host = find(world.hosts, destinationHost);
  const to = host && vpcOfHost(world, host);
  if (!from || !host || !to) return whyNotBeyond(world, router, destinationHost);
  const [here, there] = [from, to].map((vpc) => attachmentOfNetwork(world, vpc.id));
  if (!carries(here)) return notAttached(world, from, here, there);
  if (!carries(there)) return notAttached(world, to, there, here);
  if (here.CenId !== there.CenId) return apart(here, there);
  return whyRefused(world, here, host.subnet, host.address);
}

/** From or to something that is no VPC. */
function whyNotBeyond(world: World, router: string, host: string): NoRoute {
  const row = attachmentOfNetwork(world, router);
  const address = addressOfHost(world, host) ?? host;
  if (carries(row))
    return { code: 'NO_ROUTE', object: router, text: `${row.CenId} gives ${router} no route to ${address}` };
  return {
    code: 'NOT_ATTACHED',
    object: router,
    text: `${router} has no route of its own to ${address} and is attached to no CEN instance`,
  };
}

const carries = (row: Attachment | undefined): row is Attachment => row?.Status === 'Attached';

/** `vpc` is the one that has to be attached; `peer`, where it is known, tells to which CEN. */
function notAttached(
  world: World,
  vpc: Vpc,
  row: Attachment | undefined,
  peer: Attachment | undefined,
): NoRoute {
  const text = row
    ? `${vpc.id} is ${row.Status}, not Attached, to ${row.CenId}`
    : `${vpc.id} is attached to no CEN instance; ${howToAttach(world, vpc, peer)}`;
  return { code: 'NOT_ATTACHED', object: vpc.id, text };
}

function howToAttach(world: World, vpc: Vpc, peer: Attachment | undefined): string {
  const cen = peer && find(world.alibaba.cens, peer.CenId);
  if (!cen) return 'AttachCenChildInstance attaches it';
  const attach = `account ${cen.account} attaches it to ${cen.CenId} (AttachCenChildInstance)`;
  if (cen.account === vpc.account) return attach;
  const granted = find(world.alibaba.grants, attachmentKey(cen.CenId, vpc.id));
  return granted
    ? `account ${vpc.account} has granted it, now ${attach}`
    : `account ${vpc.account} grants it (GrantInstanceToCen), then ${attach}`;
}

const apart = (here: Attachment, there: Attachment): NoRoute => ({
  code: 'NOT_ATTACHED',
  object: there.ChildInstanceId,
  text:
    `${here.ChildInstanceId} is in ${here.CenId}, ${there.ChildInstanceId} in ${there.CenId}: ` +
    'CEN instances are not connected with each other',
});

/** Both are in one CEN: the route that would lead there was not learned. */
function whyRefused(world: World, here: Attachment, subnet: string, address: string): NoRoute {
  const cen = world.alibaba.cens[here.CenId];
  const routes = routesOf(world, here.CenId);
  const refused = cen ? learnedBy(world, cen, here.ChildInstanceId, routes).refused : [];
  const route =
    refused.find(({ object }) => object === subnet) ??
    refused.find(({ cidr: block }) => hasIp(block, ip(address)));
  return {
    code: 'NO_ROUTE',
    object: route?.object ?? here.ChildInstanceId,
    text: route?.reason ?? `${here.CenId} gives ${here.ChildInstanceId} no route to ${address}`,
  };
}
