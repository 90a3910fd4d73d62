import t from 'tap';
import { fixesFor } from '../../src/explain/fix.js';
import {
  associate,
  connectedPair,
  dissociate,
  learn,
  pairOfVpcs,
  publish,
  said,
  systemTable,
  unlearn,
  withRouter,
  withVpc,
} from '../cloud/alibaba/enterprise/network.js';
import { done } from '../cloud/world.js';
import { paramsOf, stepsOf } from './steps.js';

const PING = { from: 'h-1', to: 'h-2', protocol: 'icmp' } as const;

t.test('what is off is switched on, at both ends and for both ways', async (t) => {
  const [fix] = fixesFor(pairOfVpcs().world, PING);
  t.same(stepsOf(fix).sort(), [
    'A: AssociateTransitRouterAttachmentWithRouteTable',
    'A: AssociateTransitRouterAttachmentWithRouteTable',
    'A: EnableTransitRouterRouteTablePropagation',
    'A: EnableTransitRouterRouteTablePropagation',
    'A: UpdateTransitRouterVpcAttachmentAttribute',
    'A: UpdateTransitRouterVpcAttachmentAttribute',
  ]);
});

t.test('one thing that is missing is one call', async (t) => {
  const { world, table, a1, a2 } = connectedPair();
  t.equal(said(world, 'h-1', 'h-2'), 'reachable');
  const [tied] = fixesFor(dissociate(world, a1, table), PING);
  t.same(stepsOf(tied), ['A: AssociateTransitRouterAttachmentWithRouteTable']);
  t.match(paramsOf(tied), [{ TransitRouterAttachmentId: a1, TransitRouterRouteTableId: table }]);
  const [learnt] = fixesFor(unlearn(world, a2, table), PING);
  t.same(stepsOf(learnt), ['A: EnableTransitRouterRouteTablePropagation']);
  t.match(paramsOf(learnt), [{ TransitRouterAttachmentId: a2 }]);
  const [written] = fixesFor(publish(world, a1, false), PING);
  t.match(paramsOf(written), [{ TransitRouterAttachmentId: a1, AutoPublishRouteEnabled: true }]);
});

t.test('a static route into nothing goes', async (t) => {
  const { world, table } = connectedPair();
  const holed = done(world, 'A', 'CreateTransitRouterRouteEntry', {
    TransitRouterRouteTableId: table,
    TransitRouterRouteEntryDestinationCidrBlock: '10.2.1.0/25',
    TransitRouterRouteEntryNextHopType: 'BlackHole',
  });
  t.same(stepsOf(fixesFor(holed, PING)[0]), ['A: DeleteTransitRouterRouteEntry']);
});

t.test('another account’s VPC is granted, then attached with routes written into it', async (t) => {
  const { world, table, CenId } = connectedPair();
  const [fix] = fixesFor(world, { ...PING, to: 'h-b' }, { cen: CenId, table });
  t.same(stepsOf(fix).slice(0, 2), [
    'B: GrantInstanceToTransitRouter',
    'A: CreateTransitRouterVpcAttachment',
  ]);
  t.match(paramsOf(fix), [
    { CenId: '$cen', CenOwnerId: '$A.uid', InstanceId: 'vpc-b' },
    { VpcId: 'vpc-b', VpcOwnerId: '$B.uid', AutoPublishRouteEnabled: true },
  ]);
});

t.test('transit routers of two regions are connected, and what comes that way is let on', async (t) => {
  const { world, CenId } = connectedPair();
  const [routed, far] = withRouter(world, CenId, 'cn-beijing');
  const [attached, row] = withVpc(routed, far, 'vpc-far');
  const table = systemTable(attached, far);
  const on = publish(learn(associate(attached, row, table), row, table), row);
  const [fix] = fixesFor(on, { ...PING, to: 'h-far' });
  t.equal(stepsOf(fix)[0], 'A: CreateTransitRouterPeerAttachment');
  t.match(paramsOf(fix)[0], { AutoPublishRouteEnabled: true, BandwidthType: 'DataTransfer' });
  t.match(paramsOf(fix)[1], { TransitRouterAttachmentId: '$transit-router-attachment' });
  t.equal(stepsOf(fix).length, 5, 'association and propagation at either end');
});
