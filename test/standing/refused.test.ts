import t from 'tap';
import type { Seat } from '../../src/lab/sandbox/seat.js';
import { bench } from './lab.js';

t.setTimeout(120_000);

/** In a user namespace of its own a limit is the lab's; without one it would be the machine's. */
const isOwn = (seat: Seat | undefined): boolean => seat?.kind === 'embedded' && seat.isolation === 'user';

t.test(
  'a kernel that refuses half-way through an apply: exit 4, what and why, and all is as before',
  async (t) => {
    const lab = bench(t);
    await lab.json('up', lab.file);
    const { changes: _some, ...before } = await lab.inspect();
    if (!isOwn(before.seat))
      return void t.comment('not tried: the lab has no user namespace of its own here');
    const limit = (most: number) =>
      lab.run('exec', 'web', '--', 'sh', '-c', `echo ${most} > /proc/sys/user/max_net_namespaces`);
    t.match(await limit(1), { exit: 0 });
    lab.edit((text) =>
      text.replace(
        /^ {2}apart: .*\n/m,
        (line) => `${line}  more: { vswitch: vsw-apart, security_groups: [sg-apart] }\n`,
      ),
    );
    t.match(await lab.run('apply', lab.file), {
      exit: 4,
      stderr:
        /the kernel refused namespace\.add of more; the lab was brought back to what stood before.*why: .*ENOSPC/s,
    });
    const { changes: _more, ...after } = await lab.inspect();
    t.same(after, before);
    t.match(await lab.run('plan', '--check'), { exit: 0 });
    t.match(await lab.run('exec', 'web', '--', 'ping', '-c1', '-W2', '10.2.1.1'), { exit: 0 });

    // A host with another address is made anew: under this limit neither the new one nor the old one can be.
    lab.edit((text) =>
      text.replace(/^ {2}data: .*\n/m, (line) => line.replace(' }', ', address: 10.2.1.77 }')),
    );
    t.match(await lab.run('apply', lab.file), {
      exit: 4,
      stderr: /could not be brought back: .*ENOSPC; so the lab was built anew, as it stood before/,
    });
    t.match(await lab.inspect(), { health: 'stands', hosts: before.hosts, records: before.records });
    t.match(await lab.run('plan', '--check'), { exit: 0 });
    t.match(await lab.run('exec', 'web', '--', 'ping', '-c1', '-W2', '10.2.1.1'), { exit: 0 });
    t.match(await lab.run('apply', lab.file), { exit: 0 }, 'the limit went with what it was set in');
    t.match(await lab.run('exec', 'web', '--', 'ping', '-c1', '-W2', '10.2.1.77'), { exit: 0 });
  },
);
