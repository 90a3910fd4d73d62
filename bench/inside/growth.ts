/** Given `{what, count}`: milliseconds and bytes of a network of that size. */
import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { compile } from '../../src/plane/compile/index.js';
import { diff } from '../../src/plane/diff.js';
import { GROWTH, type Grown } from '../growth.js';
import { given } from '../run/inside.js';
import { held } from '../run/memory.js';

const { what, count } = given<{ readonly what: Grown; readonly count: number }>();
const fabric = GROWTH[what](count);
const kernel = linuxKernel();
const before = held();
const start = performance.now();
await kernel.apply(diff(compile(fabric), { namespaces: [], links: [] }));
const ms = performance.now() - start;
process.stdout.write(JSON.stringify({ ms, bytes: held() - before }), () => process.exit());
