import { rows } from '../../../model/json.js';
import type { Call } from '../../call.js';
import { find, subnetsOf } from '../../lookup.js';
import type { Remedies, Remedy } from '../../remedies.js';
import type { Vpc, World } from '../../world.js';
import { attachmentsOfVpc } from '../enterprise/lookup.js';
import { attachmentKey } from '../lookup.js';
import type { Cen } from '../state/cen.js';
import { endsOf, uidOf } from './ends.js';

/** A VPC to the transit router of its region, in a CEN that one of both ends is in by the Enterprise Edition. */
export const attachToTransitRouter: Remedies = (world, _fabric, obstacle) => {
  const { from, to } = endsOf(world, obstacle);
  const vpcs = [...from, ...to].flatMap((id) => find(world.vpcs, id) ?? []);
  const cens = new Set(vpcs.flatMap(({ id }) => attachmentsOfVpc(world, id).map(({ CenId }) => CenId)));
  const others = rows(world.alibaba.transitRouters).map(({ CenId }) => CenId);
  return [...new Set([...cens, ...others])]
    .flatMap((CenId) => find(world.alibaba.cens, CenId) ?? [])
    .flatMap((cen) => vpcs.flatMap((vpc) => attached(world, cen, vpc)));
};

/** With routes written into the VPC, or without where another CEN does that already. */
function attached(world: World, cen: Cen, vpc: Vpc): Remedy[] {
  const [subnet] = subnetsOf(world, vpc.id);
  if (!subnet || attachmentsOfVpc(world, vpc.id).some(({ CenId }) => CenId === cen.CenId)) return [];
  const params = {
    CenId: cen.CenId,
    RegionId: vpc.region,
    VpcId: vpc.id,
    ...(vpc.account === cen.account ? {} : { VpcOwnerId: uidOf(world, vpc.account) }),
    ZoneMappings: [{ ZoneId: subnet.zone, VSwitchId: subnet.id }],
  };
  return [true, false].map((AutoPublishRouteEnabled) => ({
    kind: 'calls',
    calls: [
      ...granted(world, cen, vpc),
      {
        as: cen.account,
        action: 'CreateTransitRouterVpcAttachment',
        params: { ...params, AutoPublishRouteEnabled },
      },
    ],
  }));
}

function granted(world: World, { CenId, account }: Cen, vpc: Vpc): Call[] {
  const present = find(world.alibaba.transitRouterGrants, attachmentKey(CenId, vpc.id));
  if (vpc.account === account || present) return [];
  const params = { CenId, CenOwnerId: uidOf(world, account), InstanceId: vpc.id, InstanceType: 'VPC' };
  return [{ as: vpc.account, action: 'GrantInstanceToTransitRouter', params }];
}
