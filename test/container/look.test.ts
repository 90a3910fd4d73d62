import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { finished } from '../e2e/command.js';
import { readPcap } from '../lab/capture/files.js';
import { bench } from '../standing/lab.js';
import { eventually } from '../support/processes.js';
import { engineAndImage, noEngine } from './engine.js';

const skip = await noEngine();

t.setTimeout(300_000);

t.test('looking at a lab that stands in a container', { skip }, async (t) => {
  await engineAndImage(t);
  const lab = bench(t, { sandbox: 'container' });
  await lab.json('up', lab.file);

  await t.test('capture', async (t) => {
    const file = join(lab.home, 'web.pcap');
    const child = lab.start('capture', 'web', '-w', file, '--packets', '6');
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const ended = finished(child);
    t.ok(await eventually(() => said.includes('capturing at web eth0'), 20_000));
    await lab.run('exec', 'web', '--', 'ping', '-c3', '-i0.2', '-W2', '10.2.1.1');
    t.match(await ended, { exit: 0, stderr: /6 packets captured/ });
    t.equal(readPcap(readFileSync(file)).length, 6);

    const endless = lab.start('capture', 'web', '-w', file);
    const stopped = finished(endless);
    endless.stderr?.once('data', () => endless.kill('SIGINT'));
    t.match(await stopped, { exit: 0, stderr: /0 packets captured/ });
  });

  await t.test('shell', async (t) => {
    const child = lab.start('shell', 'web');
    child.stdin?.end('echo "in $TRANSITLAB_HOST"; ip -br addr show dev eth0; exit 7\n');
    t.match(await finished(child), { exit: 7, stdout: /^in web\n.*10\.1\.1\.1\/24/ });
  });

  await t.test('watch and logs', async (t) => {
    t.match(await lab.run('watch', '--once'), { exit: 0, stdout: /^web +10\.1\.1\.1 +up/m });
    t.match(await lab.run('logs'), { exit: 0, stdout: /the lab stands/ });
  });
});
