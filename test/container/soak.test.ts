import t from 'tap';
import { engineAt } from '../../src/lab/sandbox/container/engine.js';
import type { Seat } from '../../src/lab/sandbox/seat.js';
import { seedOf } from '../property/cloud.js';
import { soak } from '../standing/soak/soak.js';
import { engineAndImage, noEngine, orphans } from './engine.js';

/** A container takes a second to start. */
const STEPS = Math.ceil(Number(process.env.TRANSITLAB_SOAK ?? 200) / 8);
/** Milliseconds until a container that lost its process is gone, on a machine that is busy. */
const LONGEST = 30_000;
const skip = await noEngine();

t.setTimeout(0);

t.test(`${STEPS} random orders and deaths, in a container`, { skip, timeout: 0 }, async (t) => {
  const { engine } = await engineAndImage(t);
  const seed = seedOf();
  t.comment(`TRANSITLAB_SEED=${seed}`);
  await soak(t, { sandbox: 'container', seed, steps: STEPS, killSeat });
  t.same(await orphans(engine, LONGEST), [], 'no container is left');
});

async function killSeat(seat: Seat): Promise<void> {
  if (seat.kind !== 'container') throw new Error('it is in no container');
  const { docker } = await engineAt(seat.engine);
  await docker.getContainer(seat.id).kill();
}
