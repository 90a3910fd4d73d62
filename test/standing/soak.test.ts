import t from 'tap';
import { seedOf } from '../property/cloud.js';
import { USERS, userName } from './lab.js';
import { soak } from './soak/soak.js';

const STEPS = Number(process.env.TRANSITLAB_SOAK ?? 200);
/** The same orders as somebody else: a few are enough to see that nothing of it takes root. */
const FEWER = Math.ceil(STEPS / 8);

t.setTimeout(0);
const seed = seedOf();
t.comment(`TRANSITLAB_SEED=${seed}`);

for (const [i, as] of USERS.entries()) {
  const steps = i === 0 ? STEPS : FEWER;
  t.test(`${steps} random orders and deaths, as ${userName(as)}`, { timeout: 0 }, (t) =>
    soak(t, { as, seed, steps }),
  );
}
