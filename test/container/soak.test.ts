import t from 'tap';
import { engineAt } from '../../src/lab/sandbox/container/engine.js';
import type { Seat } from '../../src/lab/sandbox/seat.js';
import { seedOf } from '../property/cloud.js';
import { soak } from '../standing/soak/soak.js';
import { containersOf, engineAndImage, noEngine } from './engine.js';

/** A container takes a second to start. */
const STEPS = Math.ceil(Number(process.env.TRANSITLAB_SOAK ?? 200) / 8);
const skip = await noEngine();

t.setTimeout(0);

t.test(`${STEPS} random orders and deaths, in a container`, { skip, timeout: 0 }, async (t) => {
  const { engine } = await engineAndImage(t);
  const before = await containersOf(engine.docker);
  const seed = seedOf();
  t.comment(`TRANSITLAB_SEED=${seed}`);
  await soak(t, { sandbox: 'container', seed, steps: STEPS, killSeat });
  const left = (await containersOf(engine.docker)).filter((one) => !before.includes(one));
  t.same(left, [], 'no container is left');
});

async function killSeat(seat: Seat): Promise<void> {
  if (seat.kind !== 'container') throw new Error('it is in no container');
  const { docker } = await engineAt(seat.engine);
  await docker.getContainer(seat.id).kill();
}
