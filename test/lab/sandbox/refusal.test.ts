import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { type RefusalFacts, whyRefused } from '../../../src/lab/sandbox/refusal.js';

const EPERM = 'unshare: unshare failed: Operation not permitted';
const user = { words: EPERM, uid: 1000, settings: {} };

const cases: readonly [string, RefusalFacts, string | RegExp][] = [
  [
    'Debian before 11',
    { ...user, settings: { 'kernel.unprivileged_userns_clone': '0', 'user.max_user_namespaces': '9' } },
    'sudo sysctl -w kernel.unprivileged_userns_clone=1',
  ],
  [
    'Ubuntu 24.04',
    {
      words: 'unshare: write failed /proc/self/uid_map: Operation not permitted',
      uid: 1000,
      settings: { 'kernel.apparmor_restrict_unprivileged_userns': '1' },
    },
    'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
  ],
  [
    'no user namespaces left',
    {
      words: 'unshare: unshare failed: No space left on device',
      uid: 1000,
      settings: { 'user.max_user_namespaces': '0', 'user.max_net_namespaces': '9' },
    },
    'sudo sysctl -w user.max_user_namespaces=65536',
  ],
  [
    'no network namespaces, as root',
    { words: EPERM, uid: 0, settings: { 'user.max_user_namespaces': '9', 'user.max_net_namespaces': '0' } },
    'sysctl -w user.max_net_namespaces=65536',
  ],
  [
    'a container',
    { ...user, words: 'unshare: mount /proc failed: Operation not permitted' },
    /docker run .*systempaths=unconfined/,
  ],
  [
    'a kernel without them',
    { ...user, words: 'unshare: unshare failed: Invalid argument' },
    /CONFIG_USER_NS/,
  ],
];

for (const [name, facts, hint] of cases) {
  t.test(`${name}: one command mends it`, async (t) => {
    const problem = whyRefused(facts);
    t.match(problem.hint, hint);
    t.ok(problem.why?.includes(facts.words));
  });
}

const command = fileURLToPath(new URL('command.js', import.meta.url));

/** Runs the test command in a user namespace of its own, where `before` has made the machine poorer. */
function inPoorMachine(before: string, environment: NodeJS.ProcessEnv = {}) {
  const script = `${before}; exec "$0" "$@"`;
  const args = [
    '--user',
    '--map-root-user',
    '--mount',
    'sh',
    '-c',
    script,
    process.execPath,
    command,
    '{"do":"report"}',
  ];
  return spawnSync('unshare', args, { encoding: 'utf8', env: { ...process.env, ...environment } });
}

t.test('root without user namespaces gets a sandbox all the same', async (t) => {
  const { status, stdout, stderr } = inPoorMachine('echo 0 >/proc/sys/user/max_user_namespaces');
  t.equal(status, 0, stderr);
  t.match(JSON.parse(stdout), { uid: 0, pid: 1, interfaces: ['lo'] });
});

t.test('a machine that refuses: nothing runs, and the error names what to type', async (t) => {
  const limits = 'for kind in user net; do echo 0 >/proc/sys/user/max_"$kind"_namespaces; done';
  const { status, stderr } = inPoorMachine(limits);
  t.equal(status, 3);
  t.match(stderr, /refuses to make a sandbox/);
  t.match(stderr, /next: sysctl -w user\.max_user_namespaces=65536/);
});

t.test('no util-linux: the package and the line that installs it', async (t) => {
  const { status, stderr } = spawnSync(process.execPath, [command, '{"do":"report"}'], {
    encoding: 'utf8',
    env: { PATH: '/nonexistent' },
  });
  t.equal(status, 3, stderr);
  t.match(stderr, /unshare: not found in \/nonexistent/);
  t.match(stderr, /next: (sudo )?apt-get install -y util-linux/);
});
