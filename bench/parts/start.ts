import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { duration, spread, table } from '../report/text.js';
import type { Options, Section } from '../run/options.js';
import { spreadOf } from '../statistics.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const TUTORIAL = 'scenarios/cen-cross-account-cross-region.lab.yaml';

/** The command's own start, beside Node's; and what of a run is not waiting. */
export async function startPart({ quick, say }: Options): Promise<Section> {
  const runs = quick ? 3 : 15;
  say('start');
  const node: number[] = [];
  const version: number[] = [];
  for (let run = 0; run < runs; run++) {
    node.push(timed(['-e', '0']).ms);
    version.push(timed(['bin/transitlab.js', '--version']).ms);
  }
  say('the tutorial');
  const tutorial = Array.from({ length: quick ? 1 : 2 }, tutorialMs);
  const rows = { node: spreadOf(node), version: spreadOf(version), tutorial: spreadOf(tutorial) };
  return {
    title: 'Start',
    data: rows,
    markdown: table(
      ['what', 'time'],
      [
        ['`node -e 0`', spread(rows.node, duration)],
        ['`transitlab --version`', spread(rows.version, duration)],
        ['the tutorial, beside throughput seconds and waiting for silence', spread(rows.tutorial, duration)],
      ],
    ),
  };
}

function timed(args: readonly string[]): { readonly ms: number; readonly stdout: string } {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')}: exit ${status}\n${stderr}`);
  return { ms: performance.now() - start, stdout };
}

function tutorialMs(): number {
  const { ms, stdout } = timed(['bin/transitlab.js', 'run', '--quiet', '--format', 'json', TUTORIAL]);
  const { summary } = JSON.parse(stdout) as {
    readonly summary: { readonly ms: { readonly throughput: number; readonly silence: number } };
  };
  return ms - summary.ms.throughput - summary.ms.silence;
}
