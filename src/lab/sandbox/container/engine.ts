import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import Docker from 'dockerode';
import { EXIT, LabError, type Problem } from '../../../model/errors.js';
import { type EngineError, whyNoEngine } from './trouble.js';

/** A container engine that answers. */
export interface Engine {
  readonly docker: Docker;
  /** `unix:///var/run/docker.sock`. */
  readonly address: string;
  readonly kind: 'docker' | 'podman';
  readonly version: string;
  /** Its root is an ordinary user of the machine. */
  readonly rootless: boolean;
}

type Env = Readonly<Record<string, string | undefined>>;

/** An engine that is asked and does not answer by then is taken for stopped. */
const PATIENCE_MS = 15_000;

let known: Promise<Engine> | undefined;

/**
 * The engine that DOCKER_HOST names, else the first that answers on a usual socket; asked once. Rejects with a
 * `LabError` (exit 3) that says which of the many reasons it is that none answers.
 */
export function findEngine(): Promise<Engine> {
  known ??= connect(addressesIn(process.env));
  return known;
}

/** The engine at an address that answered before. */
export const engineAt = (address: string): Promise<Engine> => connect([address]);

/** `ssh:`, `tcp:` and certificates are read from the environment by the client itself. */
export function addressesIn(env: Env): string[] {
  if (env.DOCKER_HOST) return [env.DOCKER_HOST];
  if (process.platform === 'win32') return ['npipe:////./pipe/docker_engine'];
  const own = env.XDG_RUNTIME_DIR === undefined ? [] : [env.XDG_RUNTIME_DIR];
  return [
    '/var/run/docker.sock',
    join(homedir(), '.docker/run/docker.sock'),
    ...own.map((directory) => join(directory, 'docker.sock')),
    ...own.map((directory) => join(directory, 'podman/podman.sock')),
    '/run/podman/podman.sock',
  ].map((path) => `unix://${path}`);
}

async function connect(addresses: readonly string[]): Promise<Engine> {
  const problems: Problem[] = [];
  for (const address of addresses.filter(mayAnswer(addresses))) {
    try {
      return await ask(address);
    } catch (error) {
      problems.push(whyNoEngine(address, error as EngineError, process.getuid?.() ?? 0));
    }
  }
  throw new LabError(EXIT.unsupported, problems[0] ?? { what: 'no container engine' });
}

/** Of several sockets those that are there; of one, and if none is there, the first: its absence is the message. */
const mayAnswer = (addresses: readonly string[]) => {
  const there = addresses.filter((address) => existsSync(address.replace(/^unix:\/\//, '')));
  return (address: string): boolean =>
    addresses.length === 1 || (there.length === 0 ? address === addresses[0] : there.includes(address));
};

async function ask(address: string): Promise<Engine> {
  const asked = clientOf(address, { timeout: PATIENCE_MS });
  const [version, info]: [Docker.DockerVersion, { readonly SecurityOptions?: readonly string[] }] =
    await Promise.all([asked.version(), asked.info()]);
  return {
    docker: clientOf(address, {}),
    address,
    kind: version.Components?.some(({ Name }) => Name === 'Podman Engine') ? 'podman' : 'docker',
    version: version.Version,
    rootless: info.SecurityOptions?.some((option) => option.includes('name=rootless')) ?? false,
  };
}

const clientOf = (address: string, options: Docker.DockerOptions): Docker =>
  process.env.DOCKER_HOST === address || !address.startsWith('unix://')
    ? new Docker(options)
    : new Docker({ ...options, socketPath: address.slice('unix://'.length) });

/** `Docker 20.10.24`, `Podman 4.3.1, rootless`. */
export const engineText = ({ kind, version, rootless }: Engine): string =>
  `${kind === 'docker' ? 'Docker' : 'Podman'} ${version}${rootless ? ', rootless' : ''}`;
