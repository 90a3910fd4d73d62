import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import type { Diagnosis } from '../../../src/lab/doctor/diagnosis.js';
import { doctor, examineNode } from '../../../src/lab/doctor/doctor.js';
import { checkOf } from '../../../src/lab/doctor/examine.js';
import { eventually, processesWith } from '../../support/processes.js';

const NEEDED = [
  'veth',
  'htb',
  'bfifo',
  'ipset hash:ip',
  'iptables filter',
  'xt_set',
  'xt_comment',
  'conntrack',
];
const OPTIONAL = ['netem', 'ifb', 'vrf'];
const print = fileURLToPath(new URL('print.js', import.meta.url));

/** An engine would take the place of what the machine lacks. */
const NOWHERE = 'unix:///nonexistent/engine.sock';

/** The doctor in a process of its own, after `before` has made its machine poorer. */
function examine(before: string): Diagnosis {
  const args = [
    '--user',
    '--map-root-user',
    '--mount',
    'sh',
    '-c',
    `${before}; exec "$0" "$1"`,
    process.execPath,
    print,
  ];
  const unshare = spawnSync('unshare', args, {
    encoding: 'utf8',
    env: { ...process.env, DOCKER_HOST: NOWHERE },
  });
  if (unshare.status !== 0) throw new Error(unshare.stderr);
  return JSON.parse(unshare.stdout) as Diagnosis;
}

const find = ({ checks }: Diagnosis, wanted: string) => checks.find(({ name }) => name === wanted);

t.test('a machine on which labs run', async (t) => {
  const diagnosis = await doctor();
  t.equal(diagnosis.sandbox, 'embedded');
  t.same(
    diagnosis.checks.filter(({ status }) => status === 'missing'),
    [],
  );
  for (const name of NEEDED) t.match(find(diagnosis, name), { status: 'ok' }, name);
  for (const name of OPTIONAL) t.match(find(diagnosis, name), { status: /^(ok|optional)$/ }, name);
  t.match(find(diagnosis, 'iperf3'), { status: 'ok', detail: /^iperf 3\./ });
  t.ok(await eventually(() => processesWith('doctor/worker.js').length === 0, 5000), 'nothing remains');
});

t.test('no network namespaces: no sandbox, and the one command that mends it', async (t) => {
  const diagnosis = examine('echo 0 >/proc/sys/user/max_net_namespaces');
  t.equal(diagnosis.sandbox, undefined);
  t.match(find(diagnosis, 'sandbox'), { status: 'missing', mend: 'sysctl -w user.max_net_namespaces=65536' });
});

t.test('user namespaces that are blocked do not stop root', async (t) => {
  const diagnosis = examine('echo 0 >/proc/sys/user/max_user_namespaces');
  t.equal(diagnosis.sandbox, 'embedded');
  t.match(find(diagnosis, 'sandbox'), { status: 'ok', detail: /as root/ });
  for (const name of NEEDED) t.match(find(diagnosis, name), { status: 'ok' }, name);
});

t.test('programs that are missing: each with its package', async (t) => {
  const diagnosis = examine('mount -t tmpfs none /usr/sbin');
  t.match(find(diagnosis, 'iptables'), { status: 'missing', mend: 'apt-get install -y iptables' });
  t.match(find(diagnosis, 'iptables filter'), {
    status: 'missing',
    detail: /iptables-restore is not installed/,
  });
  t.match(find(diagnosis, 'ipset hash:ip'), { status: 'ok' });
  t.match(find(diagnosis, 'ping'), { status: 'ok' });
  t.match(find(diagnosis, 'veth'), { status: 'ok' });
});

t.test('a part of the kernel that only some labs need is optional', async (t) => {
  const trial = { name: 'netem', optional: true, module: 'sch_netem', purpose: 'latency' };
  t.match(checkOf({ ...trial, words: 'ENOENT' }), {
    status: 'optional',
    detail: 'latency: ENOENT',
    mend: /modprobe sch_netem$/,
  });
  t.match(checkOf({ ...trial, optional: false, words: 'ENOENT' }), { status: 'missing' });
  t.same(checkOf(trial), { name: 'netem', status: 'ok', detail: 'latency' });
});

t.test('an old Node.js', async (t) => {
  t.match(examineNode('18.20.4'), { status: 'missing', detail: /18\.20\.4; version 20/ });
  t.match(examineNode('20.0.0'), { status: 'ok' });
});
