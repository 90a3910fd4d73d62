import t from 'tap';
import { plotData } from '../../../src/report/html/plot-data.js';
import { replay } from '../../../src/report/html/replay.js';
import { scaleOf } from '../../../src/report/html/scale.js';
import { playFile } from './play.js';

t.test('what was bought by state, and what was measured through it', async (t) => {
  const { scenario, record } = playFile('scenarios/cen-cross-account-cross-region.lab.yaml');
  const { series, unlimited } = plotData(replay(scenario, record));
  t.same(unlimited, []);
  const [link] = series;
  t.match(link?.name, /^region connection cn-beijing–cn-qingdao of cen-/);
  const rates = link?.bought.map((one) => (one ? `${one.rate}${one.test ? ' test' : ''}` : ''));
  t.same([...new Set(rates)], ['', '1000 test', '5000000']);
  t.same(
    link?.points.map(({ step, rate }) => [step, rate]),
    [
      [3, 1000],
      [6, 5e6],
      [6, 5e6],
    ],
  );
});

t.test('rates far apart get a logarithmic scale, others one from nothing', async (t) => {
  const wide = scaleOf([1000, 5e6], 10, 110);
  t.same(wide.ticks, [100, 1e3, 1e4, 1e5, 1e6, 1e7]);
  t.ok(wide.at(1000) > wide.at(5e6));
  const near = scaleOf([10e6, 20e6], 10, 110);
  t.equal(near.ticks[0], 0);
  t.ok((near.ticks.at(-1) ?? 0) >= 20e6);
  t.equal(near.at(0), 110);
});
