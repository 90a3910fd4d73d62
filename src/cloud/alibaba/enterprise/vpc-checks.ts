import { cidr, sizeOf } from '../../../model/cidr.js';
import { rows } from '../../../model/json.js';
import { accountByUid, find, hostsOf } from '../../lookup.js';
import type { Account, Subnet, Vpc, World } from '../../world.js';
import { type Refusal, refuse } from '../errors.js';
import { attachmentKey, attachmentOfNetwork } from '../lookup.js';
import { type Got, got } from './call.js';
import { attachmentsOfVpc, isVpc } from './lookup.js';
import type { TransitRouter, ZoneMapping } from './state.js';

/** The VPC of a call, in the account it names (the caller's own if none) and in the transit router's region. */
export function vpcFor(
  world: World,
  caller: Account,
  router: TransitRouter,
  VpcId: string,
  VpcOwnerId: string | undefined,
): Got<Vpc> {
  const owner = VpcOwnerId === undefined ? caller : accountByUid(world, VpcOwnerId);
  const vpc = find(world.vpcs, VpcId);
  if (!owner || !vpc || vpc.account !== owner.id) {
    const hint = VpcOwnerId === undefined ? '; VpcOwnerId names another owner' : '';
    return refuse('InvalidVpcId.NotFound', `Account ${owner?.uid ?? VpcOwnerId} has no VPC ${VpcId}${hint}.`);
  }
  return vpc.region === router.RegionId
    ? got(vpc)
    : refuse(
        'IllegalParam.RegionId',
        `${VpcId} is in ${vpc.region}, the transit router in ${router.RegionId}.`,
      );
}

/** The owner's leave, and what the VPC is attached to already. */
export function whyNotAttachable(world: World, router: TransitRouter, vpc: Vpc): Refusal | undefined {
  const granted = find(world.alibaba.transitRouterGrants, attachmentKey(router.CenId, vpc.id));
  if (vpc.account !== router.account && !granted)
    return refuse(
      'Forbbiden.AttachChildInstanceAcrossUid',
      `${vpc.id}: its owner calls GrantInstanceToTransitRouter.`,
    );
  const present = attachmentsOfVpc(world, vpc.id).find((row) => row.CenId === router.CenId);
  if (present)
    return refuse(
      'InvalidOperation.ChildInstanceAlreadyAttached',
      `${vpc.id} is ${present.Status} to ${present.TransitRouterId} by ${present.TransitRouterAttachmentId}.`,
    );
  const basic = attachmentOfNetwork(world, vpc.id);
  return basic && world.alibaba.cens[basic.CenId]?.ProtectionLevel === 'FULL'
    ? refuse('InvalidStatus.VpcAttachedFullModeCen', `It is ${basic.CenId}.`)
    : undefined;
}

/** One CEN at most writes routes into a VPC: that of a Basic Edition attachment always does. */
export function whyNotPublishing(world: World, vpc: string, attachment?: string): Refusal | undefined {
  const basic = attachmentOfNetwork(world, vpc);
  const other = attachmentsOfVpc(world, vpc).find(
    (row) => row.AutoPublishRouteEnabled && row.TransitRouterAttachmentId !== attachment,
  );
  const CenId = basic?.CenId ?? other?.CenId;
  return CenId === undefined
    ? undefined
    : refuse('InvalidOperation.VpcAutoRoutesPublishInOtherCEN', `${CenId} does so for ${vpc}.`);
}

/** Each zone once, each with a vSwitch of the VPC in it that has an address left. */
export function whyNotZones(world: World, vpc: Vpc, zones: readonly ZoneMapping[]): Refusal | undefined {
  if (zones.length === 0 || zones.length > 10)
    return refuse('IllegalParam.ZoneMappings', `There must be 1 to 10, there are ${zones.length}.`);
  if (new Set(zones.map(({ ZoneId }) => ZoneId)).size < zones.length) return refuse('Duplicated.ZoneMapping');
  for (const { ZoneId, VSwitchId } of zones) {
    const subnet = find(world.subnets, VSwitchId);
    if (!subnet) return refuse('InvalidVSwitchId.NotFound', `VSwitchId: ${VSwitchId}.`);
    if (subnet.vpc !== vpc.id) return refuse('IllegalParam.VSwitchId', `${VSwitchId} is not in ${vpc.id}.`);
    if (subnet.zone !== ZoneId)
      return refuse('IllegalParam.ZoneId', `${VSwitchId} is in ${subnet.zone}, not in ${ZoneId}.`);
    if (freeIn(world, subnet) < 1) return refuse('InsufficientIpAddr.vsw', `VSwitchId: ${VSwitchId}.`);
  }
  return undefined;
}

/** The first address and the last three are the cloud's; each attachment has taken one. */
function freeIn(world: World, subnet: Subnet): number {
  const hosts = hostsOf(world, subnet.vpc).filter((host) => host.subnet === subnet.id).length;
  const attached = rows(world.alibaba.transitRouterAttachments)
    .filter(isVpc)
    .filter((row) => row.ZoneMappings.some(({ VSwitchId }) => VSwitchId === subnet.id)).length;
  return sizeOf(cidr(subnet.cidr)) - 4 - hosts - attached;
}
