/** `explain --measure` on shipped scenarios: the counter of every hop, as root and as an ordinary user. */
import { spawnSync } from 'node:child_process';
import t, { type Test } from 'tap';
import { asNobody } from '../support/nobody.js';
import { finished, start } from './command.js';

const NOBODY = asNobody();

interface Hop {
  readonly router: string;
  readonly dropped?: { readonly rule: string };
  readonly measured: { readonly outcome: string; readonly text: string };
}

interface Explained {
  readonly verdict: { readonly reachable: boolean; readonly code?: string; readonly direction?: string };
  readonly there: readonly Hop[];
  readonly back: readonly Hop[];
  readonly measured: { readonly agrees: boolean; readonly fate: string };
}

async function explained(t: Test, question: string, wrap: readonly string[] = []): Promise<Explained> {
  const args = ['explain', ...question.split(' '), '--measure', '--format', 'json', '--sandbox', 'embedded'];
  const { exit, stdout, stderr } = await finished(start(args, {}, wrap));
  t.equal(exit, 0, `${question} ${stderr}`);
  const found = JSON.parse(stdout) as Explained;
  t.equal(found.measured.agrees, true);
  return found;
}

const last = ({ there, back }: Explained): Hop | undefined => [...there, ...back].at(-1);

async function stops(t: Test, code: string, question: string, wrap?: readonly string[]): Promise<Explained> {
  const found = await explained(t, question, wrap);
  t.match(found, { verdict: { reachable: false, code } });
  t.equal(last(found)?.measured.outcome, 'stopped');
  const rule = last(found)?.dropped?.rule;
  t.match(
    last(found)?.measured.text,
    rule === undefined
      ? /no rule dropped it, IpInReceives moved by \d, IpForwDatagrams by \d.*: no route leads on$/
      : `dropped here by rule ${rule}: its counter moved by 1`,
  );
  return found;
}

t.setTimeout(180_000);

t.test('it arrives and the answer comes back', async (t) => {
  const found = await explained(t, 'ecs-a ecs-b scenarios/alibaba/faults.lab.yaml --at 1');
  t.match(found, { verdict: { reachable: true }, measured: { fate: 'answered' } });
  t.ok([...found.there, ...found.back].every(({ measured }) => measured.outcome === 'passed'));
  t.match(
    found.there[0]?.measured.text,
    /^1 frame in from ecs-a, 1 frame out to tr-.*; counted by rule sg-a default egress$/,
  );
});

t.test('a security group drops it, going out and coming in', async (t) => {
  await stops(t, 'SG_EGRESS_DENY', 'web-1 db scenarios/vpc-security-groups.lab.yaml --at 3.2');
  await stops(t, 'SG_INGRESS_DENY', 'web-2 db scenarios/vpc-security-groups.lab.yaml --at 1');
});

t.test('a network ACL drops it, and the answer', async (t) => {
  const file = 'scenarios/alibaba/network-acl.lab.yaml --at 2';
  await stops(t, 'ACL_INGRESS_DENY', `web db-1 ${file}`);
  const found = await stops(t, 'ACL_EGRESS_DENY', `web db-1:5201/tcp ${file}`);
  t.match(found, { verdict: { direction: 'return' }, measured: { fate: 'arrived' } });
});

t.test('no route, there and on the way back', async (t) => {
  const file = 'scenarios/alibaba/data-centre.lab.yaml --at 3';
  await stops(t, 'NO_ROUTE', `srv-1 ecs-b ${file}`);
  t.match(await stops(t, 'NO_ROUTE', `ecs-b srv-1 ${file}`), { verdict: { direction: 'return' } });
});

t.test('a black hole', async (t) => {
  await stops(t, 'BLACKHOLE', 'cvm-a wide-1 scenarios/tencent/overlap-first-come.lab.yaml');
});

t.test('a line that is down', async (t) => {
  await stops(t, 'LINE_DOWN', 'ecs-a srv-1 scenarios/alibaba/data-centre.lab.yaml --at 4.1');
});

/** Of root's own folder an ordinary user sees nothing. */
const as = (...command: string[]) =>
  spawnSync(NOBODY[0] ?? '', [...NOBODY.slice(1), ...command]).status === 0;
const canBeNobody = as(process.execPath, '-e', '') && as('test', '-r', 'bin/transitlab.js');

t.test(
  'as an ordinary user',
  { skip: !canBeNobody && 'only root can become another user, who has to see the command' },
  async (t) => {
    await explained(t, 'ecs-a ecs-b:22/tcp scenarios/alibaba/faults.lab.yaml --at 1', NOBODY);
    await stops(
      t,
      'SG_INGRESS_DENY',
      'web-2 db:53/udp scenarios/vpc-security-groups.lab.yaml --at 1',
      NOBODY,
    );
  },
);

t.test('for people', async (t) => {
  const args = ['explain', 'web-2', 'db', 'scenarios/vpc-security-groups.lab.yaml', '--at', '1', '--measure'];
  const { exit, stdout } = await finished(start(args));
  t.equal(exit, 0);
  t.match(
    stdout,
    /^✓ measured: as predicted, the packet ended at vpc-shop: dropped here by\n? *rule sg-db default ingress/m,
  );
  t.match(stdout, /^ {6}measured +dropped here by rule sg-db default ingress: its counter moved by 1$/m);
});
