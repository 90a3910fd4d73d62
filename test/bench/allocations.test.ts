import t from 'tap';
import { type Allocated, allocationsOf } from '../../bench/run/allocations.js';

/**
 * The other half of the guard: bytes allocated on the way from a scenario to the kernel. They depend on the code and
 * on the release of Node.js, not on the machine or its mood: a dozen runs on a busy one lay within 1 %, but for a page
 * of the heap that is counted here or there. A change that is meant to take more writes it down anew, and says in its
 * commit what for.
 */
const GROUPS = 5;
const HOSTS = 400;
const FEW = 100;

const EXPECTED: Allocated = {
  cloud: 46_400_000,
  compile: 4_600_000,
  diff: 2_824_000,
  apply: 42_760_000,
};
/** Whose figures these are. */
const RELEASE = '20';
const release = process.versions.node.split('.')[0];
const otherRelease =
  release === RELEASE ? false : `the figures are those of Node.js ${RELEASE}, this is ${release}`;
const TOLERANCE = 0.1;
/** V8's, of the young generation. */
const PAGE = 256 * 1024;

/** Four times the hosts, four times the bytes, and what a table that has just doubled holds in reserve. */
const GROWTH = (HOSTS / FEW) * 1.2;

const many = await allocationsOf(HOSTS, GROUPS);
const few = await allocationsOf(FEW, GROUPS);
const stages = Object.keys(EXPECTED) as (keyof Allocated)[];

t.test(`what ${HOSTS} hosts allocate, within ${TOLERANCE * 100} %`, { skip: otherRelease }, async (t) => {
  for (const stage of stages) {
    const [found, expected] = [many[stage], EXPECTED[stage]];
    t.ok(
      Math.abs(found - expected) <= expected * TOLERANCE + PAGE,
      `${stage}: ${found}, expected ${expected}`,
    );
  }
});

t.test('what is allocated grows no faster than hosts', async (t) => {
  for (const stage of stages) {
    const times = (many[stage] - PAGE) / few[stage];
    t.ok(times <= GROWTH, `${stage}: ${times.toFixed(2)} times for ${HOSTS / FEW} times the hosts`);
  }
});
