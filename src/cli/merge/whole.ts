import type { ShardReport } from '../../report/json/schema.js';
import { type Part, refused } from './part.js';

/** Throws exit 2 if the parts do not make a whole: a shard or a file that is missing, or there twice. */
export function mustBeWhole(parts: readonly Part[], expected: number | undefined): void {
  const shards = parts.flatMap(({ path, report: { shard } }) => (shard ? [{ path, ...shard }] : []));
  if (shards.length === 0) mustBeMany(parts, expected);
  else mustBeAllShards(parts, shards, expected);
  mustDiffer(parts);
}

type At = ShardReport & { readonly path: string };

const AGAIN = 'run all shards anew over the same files, with the same number after the slash';

/** Reports that do not say which shard they are. */
function mustBeMany(parts: readonly Part[], expected = parts.length): void {
  if (parts.length === expected) return;
  throw refused(
    parts.map(({ path }) => path).join(', '),
    `${parts.length} of ${expected} shards are here`,
    'name every part',
  );
}

function mustBeAllShards(parts: readonly Part[], shards: readonly At[], expected: number | undefined): void {
  const [first] = shards;
  if (!first) return;
  const count = expected ?? first.count;
  const lone = parts.find(({ report }) => !report.shard);
  if (lone) throw refused(lone.path, 'it is not a shard, others are', 'merge it on its own');
  for (const shard of shards) {
    if (shard.count !== count)
      throw refused(shard.path, `it is one of ${shard.count} shards, not of ${count}`, AGAIN);
    if (shard.files !== first.files)
      throw refused(shard.path, `it shared ${shard.files} files, ${first.path} shared ${first.files}`, AGAIN);
    const twin = shards.find(({ index, path }) => index === shard.index && path !== shard.path);
    if (twin)
      throw refused(shard.path, `shard ${shard.index} is also in ${twin.path}`, 'name each shard once');
  }
  const missing = Array.from({ length: count }, (_, i) => i + 1).filter(
    (i) => !shards.some(({ index }) => index === i),
  );
  if (missing.length > 0)
    throw refused(`shard ${missing.join(', ')} of ${count}`, 'it is missing', 'fetch it, or run it again');
  const found = parts.reduce((sum, { report }) => sum + report.scenarios.length, 0);
  if (found !== first.files)
    throw refused(first.path, `the shards hold ${found} of ${first.files} files`, AGAIN);
}

function mustDiffer(parts: readonly Part[]): void {
  const seen = new Map<string, string>();
  for (const { path, report } of parts) {
    for (const { file } of report.scenarios) {
      const before = seen.get(file);
      if (before !== undefined) throw refused(path, `${file} is in ${before} too`, 'name each report once');
      seen.set(file, path);
    }
  }
}
