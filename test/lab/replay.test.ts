import t from 'tap';
import { replay } from '../../src/lab/replay.js';
import { worldAt } from '../../src/lab/simulate.js';
import { load } from '../explain/lab.js';

t.test('up to a step, by number or title, or up to an item of it', async (t) => {
  const scenario = load(t);
  const made = (at?: string) => {
    const { point, moments } = replay(scenario, at);
    return [point, moments.length];
  };
  t.same(made('0'), [{ step: 0 }, 0]);
  t.same(made('2'), [{ step: 2 }, 5]);
  t.same(made('Change'), [{ step: 2 }, 5]);
  t.same(made('2.1'), [{ step: 2, item: 1 }, 4]);
  t.same(made('3.2'), [{ step: 3, item: 2 }, 7]);
  t.same(made(), [{ step: 4 }, 10]);
});

t.test('moments say which item they are, where it stands, and what it led to', async (t) => {
  const scenario = load(t);
  const { moments, state } = replay(scenario, '1');
  t.match(moments[1], { point: { step: 1, item: 2 }, at: scenario.positions['/steps/0/do/1'] });
  t.equal(moments.at(-1)?.world, state.world);
  t.equal(worldAt(scenario, '1.1').now, moments[0]?.world.now);
  t.same(Object.keys(worldAt(scenario, '1.1').alibaba.cens).length, 1);
  t.same(Object.keys(worldAt(scenario, '1.1').alibaba.attachments), []);
});

t.test('a title counts before a number', async (t) => {
  const scenario = load(t);
  const [first, ...others] = scenario.steps;
  const named = { ...scenario, steps: [...(first ? [{ ...first, step: '3' }] : []), ...others] };
  t.same(replay(named, '3').point, { step: 1 });
});
