import { deriveFabric } from '../../../src/cloud/fabric.js';
import { crossesBorder } from '../../../src/cloud/tencent/border.js';
import { isAssociated, occupies } from '../../../src/cloud/tencent/lookup.js';
import { synced } from '../../../src/cloud/tencent/routes/sync.js';
import type { BandwidthLimit, Ccn } from '../../../src/cloud/tencent/state/ccn.js';
import type { World } from '../../../src/cloud/world.js';
import { rows } from '../../../src/model/json.js';
import { fleetFlaws } from './fleet-invariants.js';

/** What must hold of every state of Tencent Cloud, whatever was called. */
export const tencentFlaws = (world: World): string[] => [
  ...attachmentFlaws(world),
  ...ccnFlaws(world),
  ...limitFlaws(world),
  ...routeFlaws(world),
  ...fleetFlaws(world),
  ...(synced(world) === world ? [] : ['routes are not what the networks have']),
];

const twice = (items: readonly string[]): string[] => items.filter((item, i) => items.indexOf(item) < i);

/** A network is in one CCN at most, and in one that exists. */
function attachmentFlaws({ tencent }: World): string[] {
  const attachments = rows(tencent.attachments);
  const inside = attachments.filter(occupies).map(({ InstanceId }) => InstanceId);
  return [
    ...twice(inside).map((id) => `${id} is in two CCNs`),
    ...attachments
      .filter(({ CcnId }) => !tencent.ccns[CcnId])
      .map(({ CcnId, InstanceId }) => `${CcnId} is gone, ${InstanceId} is in it`),
    ...attachments
      .filter(({ State, expires }) => (State === 'PENDING') !== (expires !== undefined))
      .map(({ InstanceId, State }) => `${InstanceId} is ${State} and waits, or does not`),
  ];
}

/** Quotas hold, and nobody joins both sides of the border without having asked. */
function ccnFlaws(world: World): string[] {
  const { tencent } = world;
  return rows(tencent.ccns).flatMap((ccn) => {
    const inside = rows(tencent.attachments).filter((row) => row.CcnId === ccn.CcnId && isAssociated(row));
    const [first] = inside;
    const across = inside.some((row) => first && crossesBorder(first.InstanceRegion, row.InstanceRegion));
    const prepaid = ccn.InstanceChargeType === 'PREPAID';
    return [
      ...(inside.length > tencent.quotas.instancesPerCcn ? [`${ccn.CcnId} is over its quota`] : []),
      ...(across && !tencent.crossBorder[ccn.account] ? [`${ccn.CcnId} crosses the border`] : []),
      ...(prepaid && ccn.State === 'ISOLATED' ? [`${ccn.CcnId} is paid for and ISOLATED`] : []),
      ...(!prepaid && ccn.State === 'ISOLATED' && !tencent.arrears[ccn.account]
        ? [`${ccn.CcnId} is ISOLATED, its owner owes nothing`]
        : []),
    ];
  });
}

/** Limits are of the mode of their CCN, between regions that differ, and within what is sold. */
const limitFlaws = ({ tencent }: World): string[] =>
  Object.entries(tencent.bandwidthLimits).flatMap(([key, row]) => {
    const ccn = tencent.ccns[row.CcnId];
    return ccn ? ofCcn(ccn, key, row) : [`${row.CcnId} is gone, its limit ${key} is there`];
  });

function ofCcn(ccn: Ccn, key: string, { BandwidthLimit, regions, expires }: BandwidthLimit): string[] {
  const [a, b] = regions;
  const flaws: string[] = [];
  if (!(BandwidthLimit >= 1 && BandwidthLimit <= 1_000_000)) flaws.push(`${key} is ${BandwidthLimit}`);
  if ((ccn.BandwidthLimitType === 'INTER_REGION_LIMIT') !== (b !== undefined))
    flaws.push(`${key} is no ${ccn.BandwidthLimitType}`);
  if (b !== undefined && a >= b) flaws.push(`${key}: ${a} and ${b}`);
  if ((ccn.InstanceChargeType === 'PREPAID') !== (expires !== undefined))
    flaws.push(`${key} of a ${ccn.InstanceChargeType} CCN ends at ${expires}`);
  return flaws;
}

/** Routes lead to instances that carry packets, and of equal ones in a table one is on. */
function routeFlaws({ tencent }: World): string[] {
  const routes = rows(tencent.ccnRoutes);
  const enabled = routes
    .filter(({ Enabled, InstanceType }) => Enabled && InstanceType !== 'DIRECTCONNECT')
    .map((route) => `${route.RouteTableId} ${route.DestinationCidrBlock}`);
  return [
    ...routes
      .filter((route) => tencent.attachments[`${route.CcnId}/${route.InstanceId}`]?.State !== 'ACTIVE')
      .map(({ RouteId, InstanceId }) => `${RouteId} leads to ${InstanceId}, which is not ACTIVE`),
    ...twice(enabled).map((route) => `${route} is enabled twice`),
    ...rows(tencent.vpcCcnRoutes)
      .filter(({ RouteId }) => !tencent.ccnRoutes[RouteId]?.Enabled)
      .map(({ RouteItemId }) => `${RouteItemId} is for no route`),
  ];
}

/** Only what is ACTIVE has a cable to its CCN, and only a CCN that is AVAILABLE passes anything. */
export function carriageFlaws(world: World): string[] {
  const { attachments, ccns } = world.tencent;
  const { links, routers } = deriveFabric(world);
  return rows(links).flatMap(({ id, kind, ends: [instance, transit], up }) => {
    const CcnId = routers[transit]?.network ?? '';
    const ccn = ccns[CcnId];
    if (kind !== 'attachment' || !ccn) return [];
    return [
      ...(attachments[`${CcnId}/${instance}`]?.State === 'ACTIVE' ? [] : [`${id} of what is not ACTIVE`]),
      ...(up && ccn.State === 'ISOLATED' ? [`${id} of an ISOLATED CCN is up`] : []),
    ];
  });
}
