import { copyFileSync, existsSync, statSync } from 'node:fs';
import type { Test } from 'tap';
import type { Acted, Applied } from '../../src/lab/standing/protocol.js';
import type { Note } from '../../src/lab/standing/task.js';
import { eventually, moment, namespacesOf, populated } from '../support/processes.js';
import { type BenchOptions, bench, checked } from './lab.js';

/** One more host. */
const withMore = (text: string): string =>
  text.replace(
    /^ {2}apart: .*\n(?=\nsteps)/m,
    (line) => `${line}  more: { vswitch: vsw-apart, security_groups: [sg-apart] }\n`,
  );

/** What every standing lab does, wherever it lives and whoever runs it. */
export async function verbSuite(t: Test, options: BenchOptions = {}): Promise<void> {
  await t.test('a lab from up to down', async (t) => {
    const lab = bench(t, options);
    t.match(await lab.run('ps'), { exit: 0, stdout: 'no lab stands\n' });

    const up = await lab.run('up', lab.file);
    t.match(up, { exit: 0, stdout: /lab stands: 3 hosts, 7 namespaces, 5 links/ });
    t.match(await lab.run('ps'), {
      stdout: new RegExp(`^lab +stands +3 +${options.sandbox ?? 'embedded'}`, 'm'),
    });
    t.match(await lab.json('ps'), [{ name: 'lab', is: 'standing' }]);
    t.equal(statSync(lab.keeper().socket).mode & 0o777, 0o600, 'the socket is the user’s own');
    t.equal(statSync(lab.files.directory).mode & 0o777, 0o700, 'and so is its directory');
    t.equal(statSync(lab.files.journal).mode & 0o777, 0o600);

    t.match(await lab.run('exec', 'web', '--', 'ping', '-c1', '-W2', '10.2.1.1'), {
      exit: 0,
      stdout: /1 received/,
    });
    t.match(
      await lab.run('exec', 'web', '--', 'sh', '-c', 'exit 7'),
      { exit: 7 },
      'the exit code is passed on',
    );
    const missing = await lab.run('exec', 'web', '--', 'no-such-program');
    t.ok([126, 127].includes(missing.exit ?? 0), 'a program that is not there');
    t.match(await lab.run('exec', 'nowhere', '--', 'true'), {
      exit: 2,
      stderr: /no host "nowhere".*hosts are apart, data, web/s,
    });

    t.match(await lab.json('call', 'CreateCen', '--as', 'A', '--save', 'second=CenId', 'Name=Second'), {
      outcome: { outcome: { ok: true, response: { CenId: /^cen-/ } } },
    });
    t.match(await lab.run('call', 'CreateCen', 'Name=x', '--as', 'A'), {
      exit: 1,
      stdout: /400 InvalidName/,
    });
    t.match(await lab.run('call', 'CreateCen', 'Name=Third', '--as', 'Z'), {
      exit: 2,
      stderr: /accounts are A/,
    });
    const { now } = await lab.inspect();
    await lab.json('clock', '+7d');
    t.match(await lab.inspect(), {
      now: now + 7 * 24 * 3600 * 1000,
      variables: { second: /^cen-/ },
      deeds: 2,
    });

    await lab.json('fault', 'host', 'data');
    t.match(await lab.run('exec', 'web', '--', 'ping', '-c1', '-W1', '10.2.1.1'), { exit: 1 });
    t.match(await lab.run('fault', 'host', 'data'), { exit: 1, stdout: /broken already/ });
    await lab.json('heal', 'host', 'data');
    t.match(await lab.run('exec', 'web', '--', 'ping', '-c1', '-W2', '10.2.1.1'), { exit: 0 });

    const processes = lab.processes();
    const namespaces = namespacesOf(processes);
    if (options.sandbox !== 'container')
      t.ok(processes.length >= 3 && namespaces.size >= 4, 'it is seen while it stands');
    const since = moment();
    t.match(await lab.run('down'), { exit: 0, stdout: 'lab is gone\n' });
    t.ok(
      await eventually(
        () => lab.processes().length === 0 && populated(namespaces, since).length === 0,
        10_000,
      ),
    );
    t.notOk(existsSync(lab.files.directory));
    t.match(await lab.run('inspect'), { exit: 2, stderr: /no lab stands/ });
  });

  await t.test(
    'up twice writes nothing; another file of the name is refused; an edited one is applied',
    async (t) => {
      const lab = bench(t, options);
      await lab.json('up', lab.file);
      const before = await lab.inspect();
      t.match(await lab.run('up', lab.file), { exit: 0, stdout: /lab stands already; nothing was changed/ });
      t.same(await lab.inspect(), before);
      const other = lab.file.replace('lab.lab.yaml', 'other.lab.yaml');
      copyFileSync(lab.file, other);
      t.match(await lab.run('up', other, '--name', 'lab'), {
        exit: 6,
        stderr: /a lab lab already, of another file/,
      });

      t.match(await lab.json<Applied>('apply', lab.file), { changes: [], dropped: [] }, 'nothing differs');
      await lab.json('call', 'CreateCen', 'Name=Second', '--as', 'A');
      lab.edit(withMore);
      t.match(await lab.run('up', lab.file), { stdout: /edited since.*transitlab apply/s });
      const { changes } = await lab.json<Applied>('apply', lab.file);
      t.ok(changes.length > 0);
      t.same(
        [...new Set(changes.map(({ namespace }) => namespace))].sort(),
        ['more', 'vpc:vpc-apart'],
        'only what differs is touched',
      );
      t.match(await lab.inspect(), {
        hosts: { length: 4 },
        deeds: 1,
        keeper: before.keeper,
        seat: before.seat,
      });

      lab.edit((text) => text.replace('CenId: $cen', 'CenId: cen-none'));
      t.match(await lab.run('apply', lab.file), {
        exit: 1,
        stderr: /a step of the file goes wrong.*nothing was changed/s,
      });
      t.match(await lab.inspect(), { hosts: { length: 4 }, deeds: 1 });
    },
  );

  await t.test('drift is found, each difference listed, and mended by apply', async (t) => {
    const lab = bench(t, options);
    await lab.json('up', lab.file);
    t.match(await lab.run('plan', '--check'), { exit: 0, stdout: /holds what it should/ });
    const spoil = async (place: string, ...command: string[]): Promise<void> => {
      t.equal((await lab.run('exec', place, '--', ...command)).exit, 0);
    };
    await spoil('web', 'ip', 'route', 'delete', 'default');
    await spoil('data', 'ip', 'link', 'set', 'eth0', 'mtu', '1400');
    await spoil('vpc:vpc-web', 'iptables', '-I', 'FORWARD', '-j', 'ACCEPT');
    const found = await lab.run('plan', '--check', '--format', 'json');
    t.equal(found.exit, 5);
    const { changes } = checked('plan', JSON.parse(found.stdout)) as { changes: Note[] };
    t.same(changes.map(({ operation, namespace }) => `${operation} ${namespace}`).sort(), [
      'filter.replace vpc:vpc-web',
      'link.replace data',
      'route.replace web',
    ]);
    t.match(await lab.run('plan', '--check'), { exit: 5, stdout: /missing +route +web/ });
    await lab.json('apply', lab.file);
    t.match(await lab.run('plan', '--check'), { exit: 0 });
    lab.edit(withMore);
    t.match(
      await lab.run('plan', '--check', lab.file),
      { exit: 5, stdout: /missing +namespace +more/ },
      'before an apply',
    );
    await spoil('web', 'ip', 'route', 'delete', 'default');
    t.equal((await lab.json<Applied>('apply', lab.file)).changes[0]?.namespace, 'more');
    t.match(await lab.run('plan', '--check'), { exit: 5, stdout: /missing +route +web/ }, 'left alone');
    lab.edit((text) => text.replace(/^ {2}more: .*\n/m, ''));
    await lab.json('apply', '--mend', lab.file);
    t.match(await lab.run('plan', '--check'), { exit: 0 }, 'mended on the way');
  });

  await t.test('which lab is meant', async (t) => {
    const lab = bench(t, options);
    await lab.json('up', lab.file, '--at', '0');
    await lab.json('up', lab.file, '--name', 'second');
    t.match(await lab.run('clock', '+1d'), { exit: 2, stderr: /several labs.*lab, second/s });
    t.match(await lab.json<Acted>('clock', '+1d', '--name', 'second'), { outcome: { type: 'wait' } });
    t.match(await lab.run('clock', '+1d', '--name', 'third'), { exit: 2, stderr: /no lab third/ });
    t.match(await lab.run('clock', '+1d', '--name', '../lab'), { exit: 2, stderr: /no name for a lab/ });
    t.match(await lab.run('down', 'second'), { exit: 0 });
    t.match(await lab.json('inspect'), { name: 'lab', at: '0' });
  });
}
