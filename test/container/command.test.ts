import t from 'tap';
import { type Finished, finished, start, transitlab } from '../e2e/command.js';
import { commandSuite } from '../e2e/suite.js';
import { engineAndImage, noEngine } from './engine.js';

const QUICK = 'scenarios/alibaba/quotas.lab.yaml';
const skip = await noEngine();

t.setTimeout(400_000);

t.test('the command line, its labs in containers', { skip }, async (t) => {
  await engineAndImage(t); // Built once, before the clock of any test runs.
  await commandSuite(t, 'container');
});

t.test('it says on stderr, in the text and in the JSON report where labs run', { skip }, async (t) => {
  const wanted = /sandbox: container, transitlab:\d+\.\d+\.\d+ on (Docker|Podman) \d/;
  const text = await transitlab('run', '--sandbox', 'container', QUICK);
  t.match(text, { exit: 0, stdout: wanted, stderr: wanted });
  const json = await transitlab('run', '--sandbox', 'container', '--quiet', '--format', 'json', QUICK);
  t.match(JSON.parse(json.stdout), {
    scenarios: [{ sandbox: { kind: 'container', detail: /^transitlab:/ } }],
  });
});

t.test('auto takes the container where this machine forbids the embedded one', { skip }, async (t) => {
  const { exit, stderr } = await poor(QUICK);
  t.equal(exit, 0, stderr);
  t.match(stderr, /the embedded sandbox does not work here: .*refuses to make a sandbox/);
  t.match(stderr, /sandbox: container, transitlab:/);
});

t.test('neither of the two: exit 3, and what stands in the way of each', async (t) => {
  const { exit, stdout } = await poor(QUICK, { DOCKER_HOST: 'unix:///nonexistent/docker.sock' });
  t.equal(exit, 3);
  t.match(stdout, /no sandbox for labs/);
  t.match(stdout, /embedded: .*refuses.*container: .*there is no container engine/s);
});

/** The command on a machine that grants no network namespaces. */
function poor(file: string, env: Readonly<Record<string, string>> = {}): Promise<Finished> {
  const limits = 'echo 0 >/proc/sys/user/max_net_namespaces && exec "$@"';
  return finished(
    start(['run', file], env, ['unshare', '--user', '--map-root-user', 'sh', '-c', limits, 'sh']),
  );
}
