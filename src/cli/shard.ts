import { EXIT, LabError } from '../model/errors.js';

/** One of several commands that share the files between them; `index` counts from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** What `--shard` says; `job` takes the index from a Kubernetes Indexed Job, which counts from 0. */
export interface ShardOption {
  readonly index: number | 'job';
  readonly count: number;
}

/** Set by Kubernetes in every pod of an Indexed Job. */
export const JOB_INDEX = 'JOB_COMPLETION_INDEX';
export const MOST_SHARDS = 9999;

/** `2/8` or `job/8`; `undefined` for anything else. */
export function parseShard(text: string): ShardOption | undefined {
  const [, first = '', last = ''] = /^(job|[1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text) ?? [];
  const count = Number(last);
  if (count === 0) return undefined;
  const index = first === 'job' ? first : Number(first);
  return index === 'job' || index <= count ? { index, count } : undefined;
}

/** Throws exit 2 if the environment has no index, or one beyond the last shard. */
export function shardOf(
  { index, count }: ShardOption,
  env: Readonly<Record<string, string | undefined>>,
): Shard {
  if (index !== 'job') return { index, count };
  const text = env[JOB_INDEX] ?? '';
  const found = /^\d{1,9}$/.test(text) ? Number(text) + 1 : undefined;
  if (found !== undefined && found <= count) return { index: found, count };
  throw new LabError(EXIT.usage, {
    what: `--shard job/${count}: ${text === '' ? `${JOB_INDEX} is not set` : `${JOB_INDEX} is ${text}`}`,
    why: `it has to be a number from 0 to ${count - 1}: Kubernetes sets it in pods of a Job with completionMode Indexed`,
    hint: `make completions of the Job ${count}, or name the shard: --shard 1/${count}`,
  });
}

/** Something to share out. */
export interface Piece {
  readonly file: string;
  /** How long it takes, in any unit. */
  readonly weight: number;
}

/**
 * The files of each shard, sorted: heaviest first, each to the shard that is lightest so far. No shard is heavier than
 * another by more than one file. Whatever order the pieces come in, every command finds the same.
 */
export function shares(pieces: readonly Piece[], count: number): string[][] {
  const heaps = Array.from({ length: count }, (_, index) => ({ index, weight: 0, files: [] as string[] }));
  for (const { file, weight } of [...pieces].sort(byWeight)) {
    const lightest = heaps.reduce((a, b) => (b.weight < a.weight ? b : a));
    lightest.weight += weight;
    lightest.files.push(file);
  }
  return heaps.map(({ files }) => files.sort());
}

const byWeight = (a: Piece, b: Piece): number => b.weight - a.weight || (a.file < b.file ? -1 : 1);
