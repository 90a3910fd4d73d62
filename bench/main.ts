/** `scripts/bench [--quick] [PART...]`: measures, and writes docs/benchmarks.md with its data and picture. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { version } from '../src/lab/package.js';
import { applyPart } from './parts/apply.js';
import { groupsPart } from './parts/groups.js';
import { growthPart } from './parts/growth.js';
import { shapingPart } from './parts/shaping.js';
import { standingPart } from './parts/standing.js';
import { starPart } from './parts/star.js';
import { startPart } from './parts/start.js';
import { startClaims } from './parts/start-claims.js';
import { unshapedPart } from './parts/unshaped.js';
import { claimTable } from './report/claims.js';
import { withScale } from './report/scale.js';
import type { Part, Section } from './run/options.js';

const PARTS: Readonly<Record<string, Part>> = {
  star: starPart,
  groups: groupsPart,
  apply: applyPart,
  standing: standingPart,
  start: async (options) => {
    const section = await startPart(options);
    return { ...section, claims: startClaims(section.data) };
  },
  shaping: shapingPart,
  unshaped: unshapedPart,
  growth: growthPart,
};

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean' } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  process.stderr.write(`no such part: ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}\n`);
  process.exit(2);
}
const quick = values.quick ?? false;
const all = !quick && positionals.length === 0;
const names = positionals.length > 0 ? positionals : Object.keys(PARTS);
const say = (text: string): void => void process.stderr.write(`${text}\n`);

const [cpu] = cpus();
const load = (): string => (loadavg()[0] ?? 0).toFixed(1);
const before = load();
const from = performance.now();
const sections: (Section & { readonly name: string; readonly svg?: string })[] = [];
const failed: string[] = [];
for (const name of names) {
  const began = performance.now();
  try {
    const section = await PARTS[name]?.({ quick, say });
    if (section) sections.push({ name, ...section });
  } catch (error) {
    // What others took minutes for is worth having.
    failed.push(name);
    say(`${name} failed: ${error instanceof Error ? error.stack : error}`);
  }
  say(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
}
const machine = {
  cpu: `${cpus().length} × ${cpu?.model.trim() ?? '?'}`,
  memory: `${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
  memoryBytes: totalmem(),
  kernel: `Linux ${release()} ${arch()}`,
  node: process.version,
  transitlab: version(),
  load: `${before} before, ${load()} after`,
  seconds: Math.round((performance.now() - from) / 1000),
};

const claims = sections.flatMap((section) => section.claims ?? []);
const text = [
  '# Benchmarks',
  '',
  `Written by \`scripts/bench${quick ? ' --quick' : ''}\`, on ${machine.cpu}, ${machine.memory}, ${machine.kernel}, Node ${machine.node}; load ${machine.load}; ${machine.seconds} s in all.`,
  '',
  'Every contender runs in namespaces of its own, in turn with the others, and none begins before the kernel has cleaned up after the last. Times are medians, with the least and the most in brackets. The floor is a C program (`bench/floor.c`) that sends the netlink messages that transitlab sent, recorded from it, and does nothing else. `ip` is one process for each operation. Peak memory is what programs and kernel held more at most (/proc/meminfo, looked at every 20 ms), the program’s own start included. System calls and programs started are counted by strace in runs of their own, from start to end.',
  '',
  ...(claims.length === 0 ? [] : ['## What was asked for', '', ...claimTable(claims), '']),
  ...sections.flatMap(({ title, markdown }) => [`## ${title}`, '', ...markdown, '']),
].join('\n');
const data = {
  machine,
  quick,
  claims,
  sections: sections.map(({ name, title, data: of }) => ({ name, title, data: of })),
};
const whole = all && failed.length === 0;
const folder = whole
  ? fileURLToPath(new URL('../../docs/', import.meta.url))
  : mkdtempSync(join(tmpdir(), 'transitlab-bench-'));
writeFileSync(join(folder, 'benchmarks.md'), text);
writeFileSync(join(folder, 'benchmarks.json'), `${JSON.stringify(data, undefined, 2)}\n`);
for (const { svg } of sections) if (svg !== undefined) writeFileSync(join(folder, 'growth.svg'), svg);
if (whole) {
  const scale = join(folder, 'scale.md');
  writeFileSync(scale, withScale(readFileSync(scale, 'utf8'), data));
}
process.stdout.write(`${text}\n`);
say(`written to ${folder}`);
if (failed.length > 0) {
  say(`failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
