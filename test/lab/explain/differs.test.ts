/** What is said where a kernel holds another network than the one that was predicted from. */
import t from 'tap';
import { predict } from '../../../src/analyze/predict.js';
import type { Flow } from '../../../src/analyze/verdict.js';
import type { MeasuredFlow } from '../../../src/explain/measured.js';
import type { Fabric, FabricLink } from '../../../src/fabric/fabric.js';
import { linuxKernel } from '../../../src/kernel/linux/kernel.js';
import { traceFlow } from '../../../src/lab/explain/measure.js';
import { NOTHING, reconcile } from '../../../src/lab/reconcile.js';
import { cidr } from '../../../src/model/cidr.js';
import { compile } from '../../../src/plane/compile/index.js';
import { rule, twoRegions, withRoute, withRouter, withRules } from '../../fabric.js';
import { inSandbox } from '../../sandbox.js';

const PING: Flow = { from: 'a', to: 'b', protocol: 'icmp' };
const why = (router: string) => ({ code: 'NO_ROUTE', object: router, text: 'no route' }) as const;

/** Predicts from one network and sends through another one. */
async function traced(predicted: Fabric, real: Fabric, flow = PING): Promise<MeasuredFlow> {
  const kernel = linuxKernel();
  await kernel.prune([]);
  const plane = compile(real);
  await reconcile(kernel, NOTHING, plane);
  const measured = await traceFlow(kernel, predicted, plane, flow, predict(predicted, flow, why));
  kernel.close();
  return measured;
}

const outcomes = ({ path, returnPath }: MeasuredFlow) =>
  [path, returnPath].map((hops) => hops.map(({ outcome }) => outcome));

const closed = (id: string) => withRules(twoRegions(), 'b', { ingress: [rule(id, 'drop')] });
const without = (fabric: Fabric, router: string, block: string): Fabric =>
  withRouter(fabric, router, ({ tables, ...rest }) => ({
    ...rest,
    tables: { ...tables, main: (tables.main ?? []).filter((route) => route.cidr.text !== block) },
  }));

if (inSandbox(import.meta.url)) {
  t.test('as predicted, with one protocol and another', async (t) => {
    for (const flow of [
      PING,
      { ...PING, protocol: 'tcp', port: 443 },
      { ...PING, protocol: 'udp', port: 53 },
    ] as const) {
      const measured = await traced(twoRegions(), twoRegions(), flow);
      t.match(measured, { agrees: true, fate: 'answered', sent: 1 });
      t.same(outcomes(measured), [Array(4).fill('passed'), Array(4).fill('passed')]);
      t.notOk(measured.ended);
      t.same(measured.path[0]?.text, '1 frame in from a, 1 frame out to tr-a; counted by rule a out');
    }
  });

  t.test('a rule drops what was to pass', async (t) => {
    const measured = await traced(twoRegions(), closed('b closed'));
    t.match(measured, {
      agrees: false,
      fate: 'silent',
      ended: { at: 'vpc-b', way: ['a', 'vpc-a', 'tr-a', 'tr-b', 'vpc-b'] },
    });
    t.match(measured.path[3], {
      router: 'vpc-b',
      outcome: 'differs',
      text: /dropped here by rule b closed: its counter moved by 1/,
    });
    t.same(outcomes(measured)[1], Array(4).fill('not-reached'));
    t.match(
      measured.text,
      /^predicted reachable, but packets went a -> .* -> vpc-b and ended at vpc-b; the last counter that moved/,
    );
  });

  t.test('what was to be dropped passes', async (t) => {
    const measured = await traced(closed('b closed'), twoRegions());
    t.match(measured, { agrees: false, fate: 'answered', ended: { at: 'b' } });
    t.match(measured.path[3], { outcome: 'differs', text: /handed to b, where it was to end here/ });
  });

  t.test('another rule drops than predicted', async (t) => {
    const measured = await traced(closed('b closed'), closed('b shut'));
    t.match(measured, { agrees: false, fate: 'silent' });
    t.match(measured.path[3], {
      outcome: 'differs',
      text: 'rule b closed was to drop it and met nothing; dropped here by rule b shut: its counter moved by 1',
    });
  });

  t.test('another rule lets it pass than predicted', async (t) => {
    const other = withRules(twoRegions(), 'b', { ingress: [rule('b other', 'accept')] });
    const measured = await traced(twoRegions(), other);
    t.match(measured, { agrees: false, fate: 'answered' });
    t.match(measured.path[3], {
      outcome: 'differs',
      text: /rule b in was to let it pass and met nothing, these met it: .*b other/,
    });
  });

  t.test('a route is missing, there and on the way back', async (t) => {
    const there = await traced(twoRegions(), without(twoRegions(), 'tr-a', '10.2.0.0/24'));
    t.match(there, { agrees: false, ended: { at: 'tr-a', way: ['a', 'vpc-a', 'tr-a'] } });
    t.match(there.path[1], {
      outcome: 'differs',
      text: /0 frames out to tr-b: it did not go on to tr-b; no rule dropped it, IpInReceives moved by 1, IpForwDatagrams by 0: no route/,
    });
    const back = await traced(twoRegions(), without(twoRegions(), 'tr-b', '10.1.0.0/24'));
    t.match(back, { agrees: false, fate: 'arrived', ended: { at: 'tr-b', way: ['b', 'vpc-b', 'tr-b'] } });
    t.same(outcomes(back), [Array(4).fill('passed'), ['passed', 'differs', 'not-reached', 'not-reached']]);
  });

  t.test('a packet that has no route meets no rule, though one was to drop it', async (t) => {
    const shut = withRules(without(twoRegions(), 'vpc-a', '10.2.0.0/24'), 'a', {
      egress: [rule('a closed', 'drop')],
    });
    const measured = await traced(shut, shut);
    t.match(measured, {
      agrees: true,
      path: [{ outcome: 'stopped', text: /Linux asks routes before rule a closed/ }],
    });
  });

  t.test('a shaper stands on a namespace of its own between two routers', async (t) => {
    const capped = withRouter(twoRegions(), 'tr-a', (router) => ({
      ...router,
      egressCap: { rate: 20e6, origin: { object: 'cap', text: 'cap' } },
    }));
    const measured = await traced(capped, capped);
    t.match(measured, { agrees: true, fate: 'answered' });
    t.match(measured.path[1]?.counters, [
      { kind: 'in', name: 'vpc-a' },
      { kind: 'out', name: 'tr-a' },
      { kind: 'out', name: 'tr-b' },
    ]);
  });

  t.test('a packet that goes round is soon gone', async (t) => {
    const target = { kind: 'link', link: 'region' } as const;
    const block = cidr('10.2.0.10/32');
    const round = withRoute(withRoute(twoRegions(), 'tr-a', block, target), 'tr-b', block, target);
    const measured = await traced(round, round);
    t.match(measured, { agrees: true, fate: 'silent', text: /goes round/ });
  });

  t.test('a line of a kilobit a second is waited for', async (t) => {
    const slow = twoRegions();
    const region: FabricLink = { ...(slow.links.region as FabricLink), rate: [1e3, 1e3] };
    const fabric = { ...slow, links: { ...slow.links, region } };
    t.match(await traced(fabric, fabric), { agrees: true, fate: 'answered', sent: 1 });
  });
}
