import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import Docker, { type ContainerInfo } from 'dockerode';
import type { Test } from 'tap';
import { PACKAGE_ROOT } from '../../src/lab/package.js';
import { type Engine, findEngine } from '../../src/lab/sandbox/container/engine.js';
import { type Image, imageFor } from '../../src/lab/sandbox/container/image.js';
import { OWNER_LABEL } from '../../src/lab/sandbox/container/options.js';
import { isStale, sweep } from '../../src/lab/sandbox/container/sweep.js';
import { processesOfGroup, sleep } from '../support/processes.js';

/** Why there is no engine to test on; `false` if there is one. scripts/test says it in TRANSITLAB_NO_ENGINE. */
export const noEngine = async (): Promise<string | false> => {
  if (process.env.TRANSITLAB_NO_ENGINE) return process.env.TRANSITLAB_NO_ENGINE;
  return findEngine().then(
    () => false,
    (error: Error) => `no container engine: ${error.message.split('\n')[0]}`,
  );
};

/** The engine and the command's own image in it. */
export async function engineAndImage(t: Test): Promise<{ readonly engine: Engine; readonly image: Image }> {
  const engine = await findEngine();
  return { engine, image: await imageFor(engine, { notice: (text) => t.comment(text) }) };
}

const labelled = (docker: Docker, label: string): Promise<ContainerInfo[]> =>
  docker.listContainers({ all: true, filters: { label: [label] } });

const named = ({ Id, State }: ContainerInfo): string => `${Id.slice(0, 12)} ${State}`;

/** Containers of a process, by their ids. */
export const containersOf = async (docker: Docker, pid: number): Promise<string[]> =>
  (await labelled(docker, `${OWNER_LABEL}=${hostname()}/${pid}`)).map(named);

/** Containers that outlive their process by `ms`. Those of processes that live belong to tests beside this one. */
export async function orphans(engine: Engine, ms: number): Promise<string[]> {
  for (const end = Date.now() + ms; ; await sleep(100)) {
    await sweep(engine);
    const found = await labelled(engine.docker, OWNER_LABEL);
    const left = found.filter(({ Labels }) => isStale(Labels[OWNER_LABEL] ?? ''));
    if (left.length === 0 || Date.now() > end) return left.map(named);
  }
}

const script = (name: string, folder: string): string =>
  execFileSync(`${PACKAGE_ROOT}scripts/${name}`, [folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim();

export interface SecondEngine {
  /** Its DOCKER_HOST. */
  readonly address: string;
  readonly docker: Docker;
  readonly pid: number;
  /** Pids of what runs in its containers. */
  readonly inside: () => number[];
}

/** Another engine, which a test may stop; gone with the test. A socket's path has to be short, so it is no fixture. */
export function secondEngine(t: Test): SecondEngine {
  const folder = mkdtempSync(join(tmpdir(), 'engine-'));
  t.teardown(() => script('stop-engine', folder));
  const address = script('start-engine', folder);
  const text = (file: string): string => readFileSync(join(folder, file), 'utf8').trim();
  const group = text('cgroup');
  return {
    address,
    docker: new Docker({ socketPath: address.replace('unix://', '') }),
    pid: Number(text('docker.pid')),
    inside: () => processesOfGroup(group),
  };
}

/** Hands an image from one engine to another. */
export async function handOver(name: string, from: Docker, to: Docker): Promise<void> {
  const progress = await to.loadImage(await from.getImage(name).get());
  await new Promise<void>((resolve, reject) => {
    to.modem.followProgress(progress, (error) => (error ? reject(error) : resolve()));
  });
}
