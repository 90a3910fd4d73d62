import { hostname } from 'node:os';
import { posix, relative, sep } from 'node:path';
import type { ContainerCreateOptions } from 'dockerode';
import { PACKAGE_ROOT } from '../../package.js';

/** Where the Dockerfile puts the package. */
export const INSIDE = '/opt/transitlab';

/** The least with which every lab works; docs/decisions.md has what fails without each. */
export const CAPABILITIES = ['NET_ADMIN', 'NET_BIND_SERVICE', 'NET_RAW', 'SYS_ADMIN'];

/** Docker's own list but for /proc/sys: a lab sets forwarding and filters in its network namespaces there. */
const READ_ONLY = ['/proc/bus', '/proc/fs', '/proc/irq', '/proc/sysrq-trigger'];

export const OWNER_LABEL = 'transitlab.owner';

/** Which process a container belongs to. */
export const owner = (pid = process.pid): string => `${hostname()}/${pid}`;

export interface Privilege {
  /** All capabilities and devices, where the least does not do. */
  readonly privileged?: boolean | undefined;
  /** In place of the least: `NET_ADMIN`. */
  readonly capabilities?: readonly string[] | undefined;
  /** `/on/the/machine:/inside`; mounted read-only. */
  readonly mounts?: readonly string[] | undefined;
  /** Bytes of each of /run and /tmp. */
  readonly scratch?: number | undefined;
}

const SCRATCH = 64 * 1024 * 1024;

/**
 * The first process of the container. The worker is no longer needed when the command is gone, and the engine tells
 * that by the end of stdin, wherever the command ran: a worker that is too busy to notice is killed a moment later.
 */
const KEEPER = `mkdir /run/netns && mkfifo /run/job || exit 70
exec 3<&0
node "$1" </run/job &
worker=$!
trap 'kill -KILL $worker; exit 143' INT TERM
{ cat <&3 >/run/job; sleep 1; kill -KILL $worker; } 2>/dev/null &
exec 3<&-
wait $worker`;

/** Exit codes of a container that was ended from outside: asked to, and not asked. */
export const STOPPED: readonly number[] = [143, 137];

/** A container for one worker: no network, nothing to write but scratch, removed when it ends. */
export function containerOptions(
  image: string,
  entry: string,
  env: Readonly<Record<string, string>>,
  { privileged = false, capabilities = CAPABILITIES, mounts = [], scratch = SCRATCH }: Privilege,
): ContainerCreateOptions {
  const rights = privileged
    ? { Privileged: true }
    : {
        CapDrop: ['ALL'],
        CapAdd: [...capabilities],
        SecurityOpt: ['apparmor=unconfined', 'no-new-privileges'],
        ReadonlyPaths: READ_ONLY,
      };
  return {
    Image: image,
    Entrypoint: ['/bin/sh', '-c', KEEPER, 'transitlab', insidePath(entry)],
    Cmd: [],
    Env: Object.entries({ LC_ALL: 'C', ...env }).map(([name, value]) => `${name}=${value}`),
    Labels: { [OWNER_LABEL]: owner() },
    OpenStdin: true,
    StdinOnce: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    StopTimeout: 1,
    HostConfig: {
      ...rights,
      AutoRemove: true,
      NetworkMode: 'none',
      ReadonlyRootfs: true,
      LogConfig: { Type: 'none', Config: {} },
      Binds: mounts.map((mount) => `${mount}:ro`),
      Tmpfs: { '/run': `mode=755,size=${scratch}`, '/tmp': `mode=1777,size=${scratch}` },
    },
  };
}

/** The worker's file, at its place in the image. */
export const insidePath = (entry: string): string =>
  posix.join(INSIDE, relative(PACKAGE_ROOT, entry).split(sep).join(posix.sep));
