import { InvalidArgumentError, Option } from 'commander';
import { FEATURES, type Feature } from '../../kernel/kernel.js';
import { parseRate } from '../../model/units.js';
import { MOST_SHARDS, parseShard, type ShardOption } from '../shard.js';
import { repeatable } from './repeatable.js';

export const FILES = 'scenario files, or directories: all *.lab.yaml in them';

const WHERE =
  'where labs live: in namespaces of this machine, in a container, or the first of these that works';
/** For verbs that build nothing. */
export const NEEDS_NONE = 'taken so that all verbs take the same; nothing is built here';

export const sandboxOption = (description = WHERE): Option =>
  new Option('--sandbox <kind>', description).choices(['auto', 'embedded', 'container']).default('auto');

export const imageOption = (): Option =>
  new Option('--image <name>', "run in this container image instead of the command's own").implies(CONTAINER);

export const privilegedOption = (): Option =>
  new Option('--privileged', 'give the container all rights instead of the least').implies(CONTAINER);

const CONTAINER = { sandbox: 'container' } as const;

export const atOption = (): Option =>
  new Option(
    '--at <step>',
    'after this step: its number or title, or 2.3: after its third item (default: after the last)',
  );

export const withoutOption = (): Option =>
  repeatable(
    new Option('--without <what>', 'leave out of scenarios what this kernel lacks: latency').argParser(
      leftOut,
    ),
  );

function leftOut(text: string, before: readonly Feature[] = []): Feature[] {
  const feature = FEATURES.find((known) => known === text);
  if (feature === undefined) throw new InvalidArgumentError(`It can be ${FEATURES.join(', ')}.`);
  return [...before, feature];
}

export function positive(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It has to be a number from 1 to 9999.');
  return Number(text);
}

export function rateOf(text: string): number {
  const rate = parseRate(text);
  if (rate === undefined || rate === 0) throw new InvalidArgumentError('Write it as 5Mbps or 500Kbps.');
  return rate;
}

export const shardOption = (): Option =>
  new Option(
    '--shard <i/n>',
    'run the i-th of n parts of the files; job/n: i from a Kubernetes Indexed Job',
  ).argParser(shard);

function shard(text: string): ShardOption {
  const parsed = parseShard(text);
  if (parsed) return parsed;
  throw new InvalidArgumentError(`It has to be i/n or job/n, i from 1 to n, n at most ${MOST_SHARDS}.`);
}
