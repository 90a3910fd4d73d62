import t from 'tap';
import { settle } from '../../../src/cloud/clouds.js';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import type { World } from '../../../src/cloud/world.js';
import { accepted, child, codeOf, done, tutorialWorld, UID } from '../world.js';

const rateOf = (world: World, CenId: string) =>
  deriveFabric(world).links[`${CenId}/cn-beijing/cn-qingdao`]?.rate?.[0];

t.test('the tutorial, call by call', async (t) => {
  const start = tutorialWorld();
  t.equal(codeOf(start, 'A', 'CreateCen', { Name: '1st' }), '400 InvalidName');

  // Step 1
  const created = accepted(start, 'A', 'CreateCen', { Name: 'DifferentAccountDifferentRegion' });
  const CenId = String(created.response.CenId);
  t.match(CenId, /^cen-[0-9a-z]{18}$/);
  t.match(created.response.RequestId, /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
  const b = child(start, CenId, 'vpc-b');
  t.equal(
    codeOf(created.world, 'A', 'AttachCenChildInstance', b),
    '409 InvalidOperation.CenInstanceStatus',
    'the CEN is still Creating',
  );
  const step1 = settle(created.world);
  t.same(step1.happened, [`${CenId} Active`]);
  t.equal(
    codeOf(step1.world, 'A', 'AttachCenChildInstance', b),
    '409 Forbbiden.AttachChildInstanceAcrossUid',
  );

  // Step 2
  const step2 = done(step1.world, 'B', 'GrantInstanceToCen', {
    RegionId: 'cn-beijing',
    InstanceId: 'vpc-b',
    InstanceType: 'VPC',
    CenId,
    CenOwnerId: UID.A,
  });

  // Step 3
  const withB = accepted(step2, 'A', 'AttachCenChildInstance', b).world;
  t.notOk(deriveFabric(withB).routers[`tr-${CenId}-cn-beijing`], 'Attaching carries nothing');
  const step3 = done(settle(withB).world, 'A', 'AttachCenChildInstance', child(start, CenId, 'vpc-a'));
  t.equal(rateOf(step3, CenId), 1_000, 'test bandwidth');

  // Step 4
  const bought = accepted(step3, 'A', 'CreateCenBandwidthPackage', {
    Bandwidth: '8',
    GeographicRegionAId: 'China',
    GeographicRegionBId: 'China',
    Name: 'MainlandBandwidthPackage',
    PricingCycle: 'Month',
    Period: 1,
    AutoPay: true,
  });
  const { CenBandwidthPackageId = '' } = bought.response;
  const idle = settle(bought.world).world;
  const limit = { CenId, LocalRegionId: 'cn-qingdao', OppositeRegionId: 'cn-beijing' };
  const set = 'SetCenInterRegionBandwidthLimit';
  t.equal(
    codeOf(idle, 'A', set, { ...limit, BandwidthLimit: 5 }),
    '409 InvalidOperation.BwpForGeoSpanNotAssociated',
  );
  const step4 = done(idle, 'A', 'AssociateCenBandwidthPackage', { CenId, CenBandwidthPackageId });

  // Step 5
  t.equal(
    codeOf(step4, 'A', set, { ...limit, BandwidthLimit: 9 }),
    '409 InvalidOperation.BwpBandwidthExceeded',
  );
  const ordered = accepted(step4, 'A', set, { ...limit, BandwidthLimit: 5 }).world;
  t.equal(rateOf(ordered, CenId), 1_000, 'Modifying: not in force yet');
  const step5 = settle(ordered).world;
  t.equal(rateOf(step5, CenId), 5_000_000);
  const left = accepted(step5, 'A', 'DescribeCenGeographicSpanRemainingBandwidth', {
    CenId,
    GeographicRegionAId: 'China',
    GeographicRegionBId: 'China',
  });
  t.equal(left.response.RemainingBandwidth, 3);

  // Step 6
  const rule = {
    SecurityGroupId: 'sg-b',
    IpProtocol: 'icmp',
    PortRange: '-1/-1',
    SourceCidrIp: '172.16.1.0/24',
  };
  const allowed = done(step5, 'B', 'AuthorizeSecurityGroup', rule);
  const rules = (world: World) =>
    deriveFabric(world).routers['vpc-b']?.filter?.policies[0]?.ingress.map(
      ({ protocol, action }) => `${action} ${protocol}`,
    );
  t.same(rules(allowed), ['accept all', 'accept icmp', 'drop all']);
  const revoked = done(allowed, 'B', 'RevokeSecurityGroup', rule);
  t.same(rules(revoked), ['accept all', 'drop all']);

  // Tear-down, in the one order that works
  t.equal(
    codeOf(revoked, 'A', 'UnassociateCenBandwidthPackage', { CenId, CenBandwidthPackageId }),
    '409 InvalidOperation.CenBandwidthLimitsNotZero',
  );
  t.equal(codeOf(revoked, 'A', 'DeleteCen', { CenId }), '409 InvalidOperation.AttachedChildInstanceExist');
  let down = done(revoked, 'A', set, { ...limit, BandwidthLimit: 0 });
  t.equal(rateOf(down, CenId), 1_000);
  down = done(down, 'A', 'UnassociateCenBandwidthPackage', { CenId, CenBandwidthPackageId });
  down = done(down, 'A', 'DetachCenChildInstance', child(start, CenId, 'vpc-a'));
  down = done(down, 'B', 'DetachCenChildInstance', { ...b, CenOwnerId: UID.A });
  down = done(down, 'A', 'DeleteCen', { CenId });
  t.same(down.alibaba.cens, {});
  t.same(down.alibaba.grants, {});
  t.same(Object.keys(deriveFabric(down).links), []);
});
