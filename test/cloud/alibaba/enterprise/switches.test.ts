import t from 'tap';
import { deriveFabric } from '../../../../src/cloud/fabric.js';
import { compile } from '../../../../src/plane/compile/index.js';
import { accepted } from '../../world.js';
import {
  associate,
  connectedPair,
  dissociate,
  learn,
  pairOfVpcs,
  ping,
  publish,
  said,
  unlearn,
  withOwnRoute,
} from './network.js';

t.test('attached, and nothing flows until every switch is on, in both directions', async (t) => {
  const { world, table, a1, a2 } = pairOfVpcs();
  t.equal(said(world, 'h-1', 'h-2'), `NO_ROUTE forward ${a1}`);
  t.match(ping(world, 'h-1', 'h-2').text, /AutoPublishRouteEnabled/);

  const published = publish(world, a1);
  t.equal(said(published, 'h-1', 'h-2'), `NOT_ASSOCIATED forward ${a1}`);
  t.match(ping(published, 'h-1', 'h-2').text, /AssociateTransitRouterAttachmentWithRouteTable/);

  const associated = associate(published, a1, table);
  t.equal(said(associated, 'h-1', 'h-2'), `NOT_PROPAGATED forward ${a2}`);
  t.match(ping(associated, 'h-1', 'h-2').text, /EnableTransitRouterRouteTablePropagation/);

  const there = learn(associated, a2, table);
  t.equal(said(there, 'h-1', 'h-2'), `NO_ROUTE return ${a2}`, 'the request arrives, the answer has no way');

  const back = publish(there, a2);
  t.equal(said(back, 'h-1', 'h-2'), `NOT_ASSOCIATED return ${a2}`);
  const backAssociated = associate(back, a2, table);
  t.equal(said(backAssociated, 'h-1', 'h-2'), `NOT_PROPAGATED return ${a1}`);

  const all = learn(backAssociated, a1, table);
  t.equal(said(all, 'h-1', 'h-2'), 'reachable');
  t.equal(said(all, 'h-2', 'h-1'), 'reachable');
  compile(deriveFabric(all));
});

t.test('each switch turned off alone stops it again', async (t) => {
  const { world, table, a1, a2 } = connectedPair();
  t.equal(said(world, 'h-1', 'h-2'), 'reachable');
  t.equal(said(publish(world, a1, false), 'h-1', 'h-2'), `NO_ROUTE forward ${a1}`);
  t.equal(said(publish(world, a2, false), 'h-1', 'h-2'), `NO_ROUTE return ${a2}`);
  t.equal(said(dissociate(world, a1, table), 'h-1', 'h-2'), `NOT_ASSOCIATED forward ${a1}`);
  t.equal(said(dissociate(world, a2, table), 'h-1', 'h-2'), `NOT_ASSOCIATED return ${a2}`);
  t.equal(said(unlearn(world, a2, table), 'h-1', 'h-2'), `NOT_PROPAGATED forward ${a2}`);
  t.equal(said(unlearn(world, a1, table), 'h-1', 'h-2'), `NOT_PROPAGATED return ${a1}`);
});

t.test('what comes in by an attachment without association is dropped at the transit router', async (t) => {
  const { world, router, table, a1, a2 } = pairOfVpcs();
  const routed = withOwnRoute(world, 'vpc-1', '10.2.0.0/16', a1);
  const verdict = ping(routed, 'h-1', 'h-2');
  t.equal(verdict.code, 'NOT_ASSOCIATED');
  t.same(
    verdict.path.map((hop) => hop.router),
    ['vpc-1', router],
  );
  const associated = associate(routed, a1, table);
  t.equal(said(associated, 'h-1', 'h-2'), `NOT_PROPAGATED forward ${a2}`);
  const { links, routers } = deriveFabric(associated);
  t.same(routers[router]?.ingressTables, { [`vpc-1@${router}`]: table });
  t.same(routers[router]?.tables.main, []);
  t.same(links[`vpc-1@${router}`]?.ends, ['vpc-1', router]);
});

t.test('routes added by hand do what AutoPublishRouteEnabled does', async (t) => {
  const { world, table, a1, a2 } = pairOfVpcs();
  const tied = [a1, a2].reduce((current, row) => learn(associate(current, row, table), row, table), world);
  t.equal(said(tied, 'h-1', 'h-2'), `NO_ROUTE forward ${a1}`);
  const one = withOwnRoute(tied, 'vpc-1', '10.0.0.0/8', a1);
  t.equal(said(one, 'h-1', 'h-2'), `NO_ROUTE return ${a2}`);
  t.equal(said(withOwnRoute(one, 'vpc-2', '10.1.1.0/24', a2), 'h-1', 'h-2'), 'reachable');
  t.equal(
    said(withOwnRoute(one, 'vpc-2', '10.1.1.0/24', a1), 'h-1', 'h-2'),
    'BLACKHOLE return rte-vpc-2-10.1.1.0/24',
    'an attachment of another VPC is no next hop',
  );
});

t.test('a VPC keeps its own routes before published ones', async (t) => {
  const { world, a1, a2 } = connectedPair();
  const hidden = withOwnRoute(world, 'vpc-1', '10.2.0.0/16', a2);
  t.equal(said(hidden, 'h-1', 'h-2'), 'BLACKHOLE forward rte-vpc-1-10.2.0.0/16');
  t.equal(
    said(withOwnRoute(world, 'vpc-1', '10.2.0.0/16', a1), 'h-1', 'h-2'),
    'reachable',
    'the same way by hand',
  );
});

t.test(
  'an association that is going is gone for packets; an attachment that is changed carries on',
  async (t) => {
    const { world, table, a1, a2 } = connectedPair();
    const tie = { TransitRouterAttachmentId: a1, TransitRouterRouteTableId: table };
    const { world: leaving } = accepted(world, 'A', 'DissociateTransitRouterAttachmentFromRouteTable', tie);
    t.equal(said(leaving, 'h-1', 'h-2'), `NOT_ASSOCIATED forward ${a1}`);
    t.match(ping(leaving, 'h-1', 'h-2').text, /Dissociating/);
    const { world: changing } = accepted(world, 'A', 'UpdateTransitRouterVpcAttachmentAttribute', {
      TransitRouterAttachmentId: a2,
      TransitRouterAttachmentName: 'other',
    });
    t.equal(changing.alibaba.transitRouterAttachments[a2]?.Status, 'Modifying');
    t.equal(said(changing, 'h-1', 'h-2'), 'reachable');
  },
);
