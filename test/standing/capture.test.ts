import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import type { Inspection } from '../../src/lab/standing/protocol.js';
import type { Survey } from '../../src/lab/standing/view/survey.js';
import { finished } from '../e2e/command.js';
import { readPcap } from '../lab/capture/files.js';
import { eventually } from '../support/processes.js';
import { type Bench, bench, USERS, userName } from './lab.js';

t.setTimeout(120_000);

const PING = ['exec', 'web', '--', 'ping', '-c3', '-i0.2', '-W2', '10.2.1.1'];

/** Starts to capture; resolves when it listens. */
async function capturing(lab: Bench, ...args: string[]) {
  const child = lab.start('capture', ...args);
  const ended = finished(child);
  let said = '';
  for await (const chunk of child.stderr ?? []) {
    said += String(chunk);
    if (said.includes('capturing at')) break;
  }
  return { child, ended };
}

for (const as of USERS) {
  t.test(`packets of a host and of a link, as ${userName(as)}`, async (t) => {
    const lab = bench(t, { as });
    await lab.json('up', lab.file);
    const file = join(lab.home, 'web.pcap');
    const { ended } = await capturing(lab, 'web', '-w', file, '--packets', '6');
    t.match(await lab.run(...PING), { exit: 0 });
    t.match(await ended, { exit: 0 });
    const packets = readPcap(readFileSync(file));
    t.equal(packets.length, 6, 'three echoes, three answers');
    t.equal(statSync(file).uid, as ? 65_534 : process.getuid?.(), 'a file of the caller’s own');
    const ages = packets.map(({ time }) => Date.now() - Number(time / 1_000_000n));
    t.ok(
      ages.every((age) => age >= 0 && age < 60_000),
      'they have the time at which they passed',
    );

    const { network } = await lab.json<Inspection & { network: Survey }>('inspect');
    const link = network.links[0]?.id ?? '';
    const other = join(lab.home, 'link.pcap');
    const second = await capturing(
      lab,
      link,
      '-w',
      other,
      '--end',
      'vpc-data',
      'icmp',
      'and',
      'src',
      'host',
      '10.1.1.1',
    );
    await lab.run(...PING);
    t.ok(await eventually(() => statSync(other).size > 24, 5_000));
    second.child.kill('SIGINT');
    t.match(await second.ended, { exit: 0 }, 'Ctrl-C is how it ends');
    t.equal(readPcap(readFileSync(other)).length, 3, 'the filter lets the echoes pass, not the answers');
    t.ok(await eventually(() => lab.processes().length === 3, 5_000), 'nothing is left of it');
  });
}

t.test('what cannot be captured', async (t) => {
  const lab = bench(t);
  await lab.json('up', lab.file);
  const file = join(lab.home, 'x.pcap');
  t.match(await lab.run('capture', 'nowhere', '-w', file), {
    exit: 2,
    stderr: /no host and no link "nowhere".*apart, data, web/s,
  });
  t.match(await lab.run('capture', 'web', '-w', file, '--end', 'vpc-web'), {
    exit: 2,
    stderr: /web is a host/,
  });
  t.match(await lab.run('capture', 'web', '-w', file, 'tpc'), { exit: 2, stderr: /"tpc" in the filter/ });
  t.match(await lab.run('capture', 'web', '-w', '/nowhere/x.pcap'), { exit: 1, stderr: /cannot write/ });
  t.match(await lab.run('capture', 'web', '-w', file, '--packets', '0'), { exit: 2 });
  t.match(await lab.run('capture', 'web', '-w', '/dev/full', '--seconds', '1'), {
    exit: 1,
    stderr: /no space is left for the capture/,
  });
});

t.test('a lab that goes away meanwhile; and changes are not waited for', async (t) => {
  const lab = bench(t);
  await lab.json('up', lab.file);
  const file = join(lab.home, 'x.pcap');
  const { ended } = await capturing(lab, 'web', '-w', file);
  await lab.json('clock', '+1d');
  await lab.run(...PING);
  t.match(await lab.run('down'), { exit: 0 });
  t.match(await ended, { exit: 1 });
  t.ok(readPcap(readFileSync(file)).length >= 6, 'what passed before is in the file');
});

t.test('a pipe in place of a file', async (t) => {
  const lab = bench(t);
  await lab.json('up', lab.file);
  const child = lab.start('capture', 'web', '-w', '-', '--packets', '2');
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const closed = once(child, 'close');
  await once(child.stderr ?? child, 'data');
  await lab.run(...PING);
  await closed;
  t.equal(readPcap(Buffer.concat(chunks)).length, 2);
});
