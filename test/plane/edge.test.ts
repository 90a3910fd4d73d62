import t from 'tap';
import { predict } from '../../src/analyze/predict.js';
import type { Fabric } from '../../src/fabric/fabric.js';
import { compile } from '../../src/plane/compile/index.js';
import { twoRegions, withRouter } from '../fabric.js';

const why = () => ({ code: 'NO_ROUTE' as const, object: '', text: '' });

/** The first region's router with a cap. */
const capped = (rate: number): Fabric =>
  withRouter(twoRegions(), 'tr-a', (router) => ({
    ...router,
    egressCap: { rate, origin: { object: 'cap', text: 'the cap of region a' } },
  }));

t.test('an edge stands between the router and its region connections', async (t) => {
  const plane = compile(capped(2_000_000));
  const names = plane.namespaces.map(({ name }) => name);
  t.ok(names.includes('edge:tr-a'));
  t.notOk(names.includes('edge:tr-b'), 'no cap, no edge');
  const cables = plane.links.filter(({ ends }) => ends.some(({ namespace }) => namespace === 'edge:tr-a'));
  t.same(
    cables.map(({ ends }) => ends.map(({ namespace, shaper }) => `${namespace} ${shaper?.rate ?? 'free'}`)),
    [
      ['edge:tr-a free', 'transit:tr-a 2000000'],
      ['edge:tr-a 5000000', 'transit:tr-b 3000000'],
    ],
  );
  const edge = plane.namespaces.find(({ name }) => name === 'edge:tr-a');
  const cable = edge?.rules[0]?.iif;
  t.equal(edge?.rules.length, 1);
  t.match(
    edge?.routes.filter(({ table }) => table !== 254),
    [
      { dst: '0.0.0.0/0', type: 'blackhole' },
      { dst: '10.2.0.0/24', type: 'unicast' },
    ],
    'outward only what leads to other regions',
  );
  t.match(
    edge?.routes.filter(({ table }) => table === 254),
    [{ dst: '0.0.0.0/0', dev: cable }],
    'what comes in goes to the router',
  );
  const router = plane.namespaces.find(({ name }) => name === 'transit:tr-a');
  t.equal(router?.routes.find(({ dst }) => dst === '10.2.0.0/24')?.dev, cable, 'one cable, both names');
});

t.test('the narrowest of cap and cable is predicted, one way only', async (t) => {
  const flow = { from: 'a', to: 'b', protocol: 'icmp' } as const;
  const back = { from: 'b', to: 'a', protocol: 'icmp' } as const;
  t.match(predict(capped(2_000_000), flow, why), { rate: 2_000_000, rateText: 'the cap of region a' });
  t.match(predict(capped(9_000_000), flow, why), { rate: 5_000_000 });
  t.match(predict(capped(2_000_000), back, why), { rate: 3_000_000 });
});
