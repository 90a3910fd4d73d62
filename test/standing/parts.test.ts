import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import { assignments } from '../../src/cli/standing/assignments.js';
import { ask } from '../../src/lab/standing/ask.js';
import { filesOf, stateHome } from '../../src/lab/standing/home.js';
import { listen } from '../../src/lab/standing/listen.js';
import { holderOf, takeLock } from '../../src/lab/standing/lock.js';
import { checkedName, nameOfFile } from '../../src/lab/standing/name.js';
import type { Answer, Question } from '../../src/lab/standing/protocol.js';
import { socketDirectory, socketIn } from '../../src/lab/standing/socket-path.js';
import { EXIT, LabError } from '../../src/model/errors.js';
import { rejection } from '../support/rejection.js';
import { thrown } from '../support/thrown.js';

const ME = { pid: process.pid, command: 'a test' };

function folder(t: Test): string {
  const place = mkdtempSync('/tmp/parts-');
  t.teardown(() => rmSync(place, { recursive: true }));
  return place;
}

t.test('names', async (t) => {
  t.equal(nameOfFile('/x/cen-same-region.lab.yaml'), 'cen-same-region');
  t.equal(nameOfFile('My Lab_2.yml'), 'my-lab-2');
  t.equal(thrown(() => nameOfFile('___.lab.yaml')).exit, EXIT.usage);
  t.equal(checkedName('a'.repeat(41)), 'a'.repeat(41));
  for (const bad of ['', '-a', 'A', 'a/b', '..', 'a'.repeat(42), 'a\n'])
    t.equal(thrown(() => checkedName(bad)).exit, EXIT.usage, JSON.stringify(bad));
});

t.test('where state is kept', async (t) => {
  t.equal(stateHome({ TRANSITLAB_STATE_DIR: '/s', XDG_STATE_HOME: '/x' }), '/s');
  t.equal(stateHome({ XDG_STATE_HOME: '/x' }), '/x/transitlab');
  t.match(stateHome({ XDG_STATE_HOME: 'relative' }), /\/\.local\/state\/transitlab$/);
  t.equal(filesOf('/s', 'a').journal, '/s/labs/a/journal.jsonl');
});

t.test('where a keeper listens: paths of sockets are short', async (t) => {
  const runtime = folder(t);
  t.equal(socketDirectory('/s/labs/a', 'a', {}), '/s/labs/a');
  t.match(socketDirectory('/s/labs/a', 'a', { XDG_RUNTIME_DIR: runtime }), `${runtime}/transitlab/a-`);
  t.not(
    socketDirectory('/s/labs/a', 'a', { XDG_RUNTIME_DIR: runtime }),
    socketDirectory('/other/labs/a', 'a', { XDG_RUNTIME_DIR: runtime }),
    'labs of one name in two places',
  );
  t.equal(socketDirectory('/s/labs/a', 'a', { XDG_RUNTIME_DIR: '/nowhere' }), '/s/labs/a');
  const deep = `/${'long/'.repeat(30)}labs/a`;
  t.match(socketDirectory(deep, 'a', {}), /^\/tmp\/transitlab-\d+\/\w{8}$/);
  t.ok(socketIn(socketDirectory(deep, 'a', {})).length <= 107);
});

t.test('a lock has one holder, and is free when that one dies', async (t) => {
  const path = join(folder(t), 'lock');
  t.equal(holderOf(path), undefined, 'there is none');
  const mine = takeLock(path, 'me');
  t.match(takeLock(path, 'you'), { held: false, holder: 'me' });
  t.equal(holderOf(path), 'me');
  if (mine.held) mine.release();
  t.equal(holderOf(path), undefined);

  const module = fileURLToPath(new URL('../../src/lab/standing/lock.js', import.meta.url));
  const code = `import { takeLock } from ${JSON.stringify(module)}; takeLock(${JSON.stringify(path)}, 'a child'); console.log('has it'); setInterval(() => {}, 1000)`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code]);
  await once(child.stdout, 'data');
  t.match(takeLock(path, 'me'), { held: false, holder: 'a child' });
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  const again = takeLock(path, 'me');
  t.ok(again.held);
  rmSync(path);
  const other = takeLock(path, 'the next');
  t.ok(other.held, 'a lock whose file is gone locks nothing');
  for (const lock of [again, other]) if (lock.held) lock.release();
});

t.test('questions and answers', async (t) => {
  const place = join(folder(t), 'socket');
  writeFileSync(join(folder(t), 'x'), '');
  const asked: Question[] = [];
  const server = await listen(place, async (question): Promise<Answer> => {
    asked.push(question);
    if (question.verb === 'drift') throw new LabError(EXIT.kernel, { what: 'täglich' });
    if (question.verb === 'down') throw new TypeError('x is not a function');
    return { answer: { changes: [] } as never };
  });
  t.teardown(() => server.close());
  const socket = socketIn(place);
  t.equal(statSync(socket).mode & 0o777, 0o600);
  t.equal(statSync(place).mode & 0o777, 0o700);
  t.same(await ask(socket, ME, 'apply', { script: { text: 'ü'.repeat(300_000) } } as never), { changes: [] });
  t.match(asked, [{ verb: 'apply', from: ME, version: /^\d/, ask: { script: { text: /^ü{300000}$/ } } }]);
  t.match(await rejection(ask(socket, ME, 'drift', {})), { exit: 4, problem: { what: 'täglich' } });
  t.match(await rejection(ask(socket, ME, 'down', {})), {
    exit: 1,
    problem: { hint: /fault of transitlab/ },
  });

  const wrong = connect(socket);
  wrong.write('no JSON\n');
  const [reply] = (await once(wrong, 'data')) as [Buffer];
  t.match(JSON.parse(reply.toString()), { exit: 1 });
  const silent = connect(socket);
  await once(silent, 'connect');
  silent.destroy();
  t.same(await ask(socket, ME, 'apply', {} as never), { changes: [] }, 'others are heard all the same');
});

t.test('nobody listens, or dies before the answer', async (t) => {
  const place = join(folder(t), 'socket');
  await t.rejects(ask(socketIn(place), ME, 'inspect', {}), { name: 'NobodyThere' });
  const server = await listen(place, () => new Promise(() => {}));
  server.on('connection', (socket) => setTimeout(() => socket.destroy(), 20));
  t.match(await rejection(ask(socketIn(place), ME, 'inspect', {})), {
    problem: { what: /died before it had/ },
  });
  server.close();
});

t.test('a keeper that is killed in the middle of its answer has not answered', async (t) => {
  const path = join(folder(t), 'socket');
  const answer = `${JSON.stringify({ answer: { changes: [] } })}\n`;
  for (const bytes of [0, 1, 10, answer.length - 1]) {
    const server = createServer((socket) => socket.end(answer.slice(0, bytes)));
    await once(server.listen(path), 'listening');
    t.match(
      await rejection(ask(path, ME, 'drift', {})),
      { exit: 1, problem: { what: /died before it had answered/ } },
      `${bytes} bytes of it`,
    );
    server.close();
  }
});

t.test('parameters of a call', async (t) => {
  t.same(await assignments(['Name=Lab', 'Empty=', 'A=b=c', 'Uid=0012', 'L=[1, two]', 'M={a: $cen}']), {
    Name: 'Lab',
    Empty: '',
    A: 'b=c',
    Uid: '0012',
    L: [1, 'two'],
    M: { a: '$cen' },
  });
  for (const bad of [['Name'], ['=x'], ['A=1', 'A=2'], ['L=[1']])
    t.equal((await rejection(assignments(bad))).exit, EXIT.usage, bad.join(' '));
});
