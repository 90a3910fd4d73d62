import type { Problem } from '../../model/errors.js';

/** Settings that can forbid a sandbox, as sysctl(8) names them. */
export const SETTINGS = [
  'kernel.unprivileged_userns_clone',
  'kernel.apparmor_restrict_unprivileged_userns',
  'user.max_user_namespaces',
  'user.max_net_namespaces',
  'user.max_mnt_namespaces',
  'user.max_pid_namespaces',
] as const;
type Setting = (typeof SETTINGS)[number];

export interface RefusalFacts {
  /** What unshare(1) said. */
  readonly words: string;
  readonly uid: number;
  /** Values in /proc/sys; one that the kernel lacks is absent. */
  readonly settings: Readonly<Partial<Record<Setting, string>>>;
}

/** Enough for the largest lab: one namespace of each kind per host and router. */
const PLENTY = 65536;

/** Why this machine refused a sandbox, and the one command that mends it. */
export function whyRefused({ words, uid, settings }: RefusalFacts): Problem {
  const what = 'this machine refuses to make a sandbox (user, network, mount and process namespaces)';
  const blocked = uid === 0 ? undefined : blockedForUsers(settings);
  const setting = blocked ?? exhausted(settings);
  if (setting !== undefined) {
    const hint = `${uid === 0 ? '' : 'sudo '}sysctl -w ${setting.name}=${setting.wanted}`;
    return { what, why: `${setting.name} is ${setting.value}; unshare said: ${words}`, hint };
  }
  return { what, why: `unshare said: ${words}`, hint: hintFor(words, uid) };
}

interface Blocked {
  readonly name: Setting;
  readonly value: string;
  readonly wanted: number;
}

function blockedForUsers(settings: RefusalFacts['settings']): Blocked | undefined {
  if (settings['kernel.unprivileged_userns_clone'] === '0') {
    return { name: 'kernel.unprivileged_userns_clone', value: '0', wanted: 1 };
  }
  const restricted = settings['kernel.apparmor_restrict_unprivileged_userns'];
  if (restricted !== undefined && restricted !== '0') {
    return { name: 'kernel.apparmor_restrict_unprivileged_userns', value: restricted, wanted: 0 };
  }
  return undefined;
}

function exhausted(settings: RefusalFacts['settings']): Blocked | undefined {
  const name = SETTINGS.find((setting) => setting.startsWith('user.max_') && settings[setting] === '0');
  return name && { name, value: '0', wanted: PLENTY };
}

const CONTAINER_OPTIONS =
  '--cap-add SYS_ADMIN --cap-add NET_ADMIN --cap-add NET_RAW --security-opt seccomp=unconfined ' +
  '--security-opt apparmor=unconfined --security-opt systempaths=unconfined';

function hintFor(words: string, uid: number): string {
  if (/Invalid argument/i.test(words))
    return 'boot a kernel with CONFIG_USER_NS, CONFIG_NET_NS and CONFIG_PID_NS';
  if (/No space left/i.test(words))
    return `${uid === 0 ? '' : 'sudo '}sysctl -w user.max_user_namespaces=${PLENTY}`;
  return `in a container, start it with: docker run ${CONTAINER_OPTIONS}${uid === 0 ? '' : '; elsewhere run transitlab with sudo'}`;
}
