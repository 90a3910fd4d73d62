import { once } from 'node:events';
import t from 'tap';
import type { Applied } from '../../src/lab/standing/protocol.js';
import { bench } from './lab.js';

t.setTimeout(120_000);

/** Answers each line with the same line. */
const SERVER = `require('net').createServer((s) => s.pipe(s)).listen(5201, () => console.log('listening'))`;
/** Sends what it reads, prints what comes back, and says if it is cut off. */
const CLIENT = `
const s = require('net').connect(5201, '10.2.1.1', () => console.log('connected'));
s.on('data', (d) => process.stdout.write(d)).on('close', () => process.exit(9)).on('error', (e) => console.log(e.code));
process.stdin.pipe(s);`;

t.test('a TCP connection survives an apply that does not concern it', async (t) => {
  const lab = bench(t);
  await lab.json('up', lab.file);
  const server = lab.start('exec', 'data', '--', 'node', '-e', SERVER);
  await said(server.stdout, 'listening');
  const client = lab.start('exec', 'web', '--', 'node', '-e', CLIENT);
  const ended = once(client, 'exit');
  await said(client.stdout, 'connected');
  const echo = async (text: string): Promise<void> => {
    const heard = said(client.stdout, text);
    client.stdin?.write(`${text}\n`);
    await heard;
  };
  await echo('before');

  lab.edit((text) =>
    text.replace(
      /^ {2}apart: .*\n/m,
      (line) => `${line}  more: { vswitch: vsw-apart, security_groups: [sg-apart] }\n`,
    ),
  );
  const { changes } = await lab.json<Applied>('apply', lab.file);
  t.ok(changes.length > 0, 'something was changed');
  await echo('after a host came');

  await lab.json('call', 'CreateCen', 'Name=Second', '--as', 'A');
  await lab.json('fault', 'host', 'apart');
  await echo('after a fault elsewhere');

  lab.edit((text) => text.replace(/^ {2}more: .*\n/m, ''));
  await lab.json('apply', lab.file);
  await echo('after a host went');

  const down = await lab.run('down');
  t.match(down, { exit: 0 });
  t.not((await ended)[0], 0, 'what runs in a lab ends with it');
  if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
});

/** Resolves when a text has come. */
function said(stream: NodeJS.ReadableStream | null, text: string): Promise<void> {
  let heard = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      heard += chunk.toString();
      if (!heard.includes(text)) return;
      stream?.off('data', hear);
      resolve();
    };
    stream?.on('data', hear).once('close', () => reject(new Error(`${text} never came, but: ${heard}`)));
  });
}
