import t from 'tap';
import { asNobody } from '../support/nobody.js';
import { finished, start, transitlab } from './command.js';

const TUTORIAL = 'scenarios/cen-cross-account-cross-region.lab.yaml';
const explain = (...args: string[]) => transitlab('explain', ...args);

t.test('the way of a packet through the tutorial, step by step', async (t) => {
  t.match(await explain('ecs-a', 'ecs-b', TUTORIAL, '--at', '0'), {
    exit: 0,
    stdout: /unreachable: NOT_ATTACHED.*fix +CreateCen/s,
  });
  const { exit, stdout } = await explain('ecs-a', 'ecs-b', TUTORIAL);
  t.equal(exit, 0);
  t.match(stdout, /reachable at 5 Mbps/);
  t.match(stdout, /line \d+ \(SetCenInterRegionBandwidthLimit, step 5\)/);
  t.match(stdout, /\nThere {2}172\.16\.1\.1 . 192\.168\.1\.1\n.*\nBack {2}192\.168\.1\.1 . 172\.16\.1\.1\n/s);
});

t.test('what is expected decides about the exit code', async (t) => {
  const port = ['ecs-a', 'ecs-b:443/tcp', TUTORIAL];
  t.match(await explain(...port, '--expect', 'unreachable'), { exit: 0 });
  t.match(await explain(...port, '--expect', 'reachable'), { exit: 1, stdout: /expected reachable\n$/ });
});

t.test('JSON for programs', async (t) => {
  const { exit, stdout } = await explain('ecs-a', 'ecs-b', TUTORIAL, '--format', 'json', '--at', '6.5');
  t.equal(exit, 0);
  t.match(JSON.parse(stdout), {
    step: { index: 6, item: 5 },
    verdict: { code: 'SG_INGRESS_DENY' },
    change: [{ object: 'sg-b', source: { changed: { by: 'RevokeSecurityGroup', step: 6 } } }],
  });
});

t.test('what a call saved', async (t) => {
  const fleet = 'scenarios/tencent/fleet-ports-and-servers.lab.yaml';
  t.match(await explain('cvm-a', '$nothing', fleet), { exit: 2, stderr: /nothing is saved as \$nothing/ });
});

t.test('bad input: exit 2, with what and where and what next', async (t) => {
  for (const [args, message] of [
    [['esc-a', 'ecs-b', TUTORIAL], /there is no host "esc-a" after step 6\n {2}next: did you mean "ecs-a"\?/],
    [['ecs-a', 'ecs-b:443', TUTORIAL], /port 443 is without a protocol\n {2}next: write ecs-b:443\/tcp or/],
    [['ecs-a', '10.0.0.1', TUTORIAL], /no host answers for 10\.0\.0\.1/],
    [['ecs-a', 'ecs-a', TUTORIAL], /SRC and DST are one host/],
    [['ecs-a', 'ecs-b', TUTORIAL, '--at', '7'], /there is no step "7"\n {2}next: give a number from 0/],
    [['ecs-a', 'ecs-b', 'scenarios'], /this directory holds several/],
    [['ecs-a', 'ecs-b', 'nowhere.lab.yaml'], /cannot read/],
  ] as const)
    t.match(await explain(...args), { exit: 2, stdout: '', stderr: message }, args.join(' '));
});

t.test('an ordinary user without any right', async (t) => {
  const wrap = asNobody('--no-new-privs', '--bounding-set=-all');
  const child = start(['explain', 'ecs-a', 'ecs-b', TUTORIAL], {}, process.getuid?.() === 0 ? wrap : []);
  t.match(await finished(child), { exit: 0, stderr: '' });
});
