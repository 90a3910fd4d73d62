/** Engines of every kind, as sockets that a test makes: no container is needed to tell them apart. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { addressesIn } from '../../../src/lab/sandbox/container/engine.js';
import { engineFailed } from '../../../src/lab/sandbox/container/trouble.js';
import { type Finished, finished, start } from '../../e2e/command.js';

/** The doctor on an engine; `wrap`: a command line that runs it. */
const doctor = (socket: string, wrap: readonly string[] = []): Promise<Finished> =>
  finished(start(['doctor', '--sandbox', 'container'], { DOCKER_HOST: `unix://${socket}` }, wrap));

/** A path that a socket may have: those of fixtures are too long. */
function place(t: Test): string {
  const folder = mkdtempSync(join(tmpdir(), 'socket-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  return join(folder, 'engine.sock');
}

/** Text with the doctor's line breaks taken out. */
const flat = (text: string): string => text.replace(/\s+/g, ' ');

t.test('no engine', async (t) => {
  const { exit, stdout } = await doctor(place(t));
  t.equal(exit, 3);
  t.match(
    flat(stdout),
    /✗ container engine there is no container engine.* next .*systemctl start docker.*docker\.io/,
  );
});

t.test('a stopped engine: its socket is there, and nobody listens', async (t) => {
  const socket = place(t);
  const listener = spawn(process.execPath, [
    '-e',
    `require('net').createServer().listen(${JSON.stringify(socket)})`,
  ]);
  while (!existsSync(socket)) await new Promise((resolve) => setTimeout(resolve, 10));
  await killed(listener);
  const { exit, stdout } = await doctor(socket);
  t.equal(exit, 3);
  t.match(flat(stdout), /the container engine is stopped.* next (sudo )?systemctl start docker/);
});

async function killed(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** Root may use any socket, until it lays down the right to. */
const WITHOUT_RIGHTS =
  process.getuid?.() === 0 ? ['setpriv', '--bounding-set', '-dac_override,-dac_read_search'] : [];

t.test('a socket that is not for this user', async (t) => {
  const socket = place(t);
  const server = createSocket().listen(socket);
  await once(server, 'listening');
  t.teardown(() => server.close());
  chmodSync(socket, 0);
  const { exit, stdout } = await doctor(socket, WITHOUT_RIGHTS);
  t.equal(exit, 3);
  t.match(
    flat(stdout),
    /no permission on the container engine's socket.* EACCES.* next sudo usermod -aG docker/,
  );
});

t.test('an engine that says nothing', async (t) => {
  const socket = place(t);
  const server = createSocket(() => {}).listen(socket);
  await once(server, 'listening');
  t.teardown(() => server.close());
  const { exit, stdout } = await doctor(socket);
  t.equal(exit, 3);
  t.match(flat(stdout), /the container engine does not answer.* next (sudo )?systemctl restart docker/);
});

/** Answers of an engine without any image. */
async function engine(t: Test, version: object, info: object): Promise<string> {
  const socket = place(t);
  const server = createServer((request, response) => {
    const answers: Readonly<Record<string, object>> = { '/version': version, '/info': info };
    const answer = answers[request.url ?? ''];
    response.statusCode = answer ? 200 : 404;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(answer ?? { message: 'no such image' }));
  }).listen(socket);
  await once(server, 'listening');
  t.teardown(() => server.close());
  return socket;
}

const DOCKER = { Version: '27.0.1', Components: [{ Name: 'Engine' }] };
const PODMAN = { Version: '4.3.1', Components: [{ Name: 'Podman Engine' }] };
const ROOTLESS = { SecurityOptions: ['name=seccomp,profile=default', 'name=rootless'] };

t.test('Docker, a rootless Docker, Podman by its compatible socket', async (t) => {
  const said = async (version: object, info: object): Promise<string> => {
    const { exit, stdout } = await doctor(await engine(t, version, info));
    t.equal(exit, 0);
    t.match(flat(stdout), /container image transitlab:\S+ is not there yet: the first run builds it/);
    return flat(stdout);
  };
  t.match(await said(DOCKER, {}), /✓ container engine Docker 27\.0\.1, unix:/);
  t.match(
    await said(DOCKER, ROOTLESS),
    /✓ container engine Docker 27\.0\.1, rootless, unix:.*rights of its user/,
  );
  t.match(
    await said(PODMAN, ROOTLESS),
    /✓ container engine Podman 4\.3\.1, rootless, by its Docker-compatible socket, unix:/,
  );
});

t.test('DOCKER_HOST goes before the usual places', async (t) => {
  t.same(addressesIn({ DOCKER_HOST: 'ssh://me@there', XDG_RUNTIME_DIR: '/run/user/7' }), ['ssh://me@there']);
  const usual = addressesIn({ XDG_RUNTIME_DIR: '/run/user/7' });
  t.equal(usual[0], 'unix:///var/run/docker.sock');
  t.ok(usual.includes('unix:///run/user/7/podman/podman.sock'));
});

t.test('what an engine refuses, and a full disk', async (t) => {
  const said = (message: string, statusCode?: number) =>
    engineFailed('make a container', 'unix:///s', Object.assign(new Error(message), { statusCode }));
  t.match(said('mkdir /var/lib/docker/x: no space left on device', 500), {
    exit: 3,
    problem: { what: /^no space is left for the container engine/, hint: 'docker system prune' },
  });
  t.match(said('apply caps: operation not permitted', 500), {
    exit: 3,
    problem: { what: /refuses/, hint: /--privileged/ },
  });
  t.match(said('socket hang up'), { exit: 3, problem: { what: /stopped while/ } });
});
