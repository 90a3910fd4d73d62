import { readFileSync } from 'node:fs';
import t from 'tap';
import { planeOf } from '../../src/lab/plan.js';
import { worldAt } from '../../src/lab/simulate.js';
import { loadScenario } from '../../src/scenario/load.js';
import { bench } from './lab.js';

t.setTimeout(120_000);

const withMore = (text: string): string =>
  text.replace(
    /^ {2}apart: .*\n/m,
    (line) => `${line}  more: { vswitch: vsw-apart, security_groups: [sg-apart] }\n`,
  );

/** What the router calls its end of the cable to a host, in the file as it is now. */
function cableTo(host: string, router: string, file: string): string {
  const { scenario } = loadScenario(file, readFileSync(file, 'utf8'));
  const links = scenario ? planeOf(worldAt(scenario)).links : [];
  const cable = links.find(({ ends }) => ends.some(({ namespace }) => namespace === host));
  return cable?.ends.find(({ namespace }) => namespace === router)?.name ?? 'none';
}

t.test(
  'a kernel that refuses half-way through an apply: exit 4, what and why, and all is as before',
  async (t) => {
    const lab = bench(t);
    await lab.json('up', lab.file);
    const { changes: _some, ...before } = await lab.inspect();
    lab.edit(withMore);
    const router = 'vpc:vpc-apart';
    const name = cableTo('more', router, lab.file);
    const inRouter = (...command: string[]) => lab.run('exec', router, '--', 'ip', 'link', ...command);
    t.match(await inRouter('add', name, 'type', 'veth', 'peer', 'name', 'other'), { exit: 0 });

    t.match(await lab.run('apply', lab.file), {
      exit: 4,
      stderr:
        /the kernel refused link\.add of .*; the lab was brought back to what stood before.*why: EEXIST/s,
    });
    const { changes: _more, ...after } = await lab.inspect();
    t.same(after, before);
    t.match(await lab.run('plan', '--check'), { exit: 0 });
    t.match(await lab.run('exec', 'web', '--', 'ping', '-c1', '-W2', '10.2.1.1'), { exit: 0 });

    t.match(await inRouter('delete', name), { exit: 0 });
    t.match(await lab.run('apply', lab.file), { exit: 0 });
    t.match(await lab.inspect(), { hosts: { length: 4 }, records: before.records + 1 });
  },
);

t.test('a lab that grows beyond its machine is refused before anything is built', async (t) => {
  const lab = bench(t);
  await lab.json('up', lab.file);
  const { seat } = await lab.inspect();
  // In a user namespace of its own the limit is the lab's; without one it would be the machine's.
  if (seat?.kind !== 'embedded' || seat.isolation === 'root')
    return void t.comment('not tried: the lab has no user namespace of its own here');
  const limit = 'echo 7 > /proc/sys/user/max_net_namespaces';
  t.match(await lab.run('exec', 'web', '--', 'sh', '-c', limit), { exit: 0 });
  lab.edit(withMore);
  t.match(await lab.run('apply', lab.file), { exit: 3, stderr: /too few network namespaces.*it needs 8/s });
  t.match(await lab.inspect(), { changes: 0, hosts: { length: 3 } });
});
