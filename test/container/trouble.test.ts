import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { version } from '../../src/lab/package.js';
import { ownImage } from '../../src/lab/sandbox/container/image.js';
import { finished, start, transitlab } from '../e2e/command.js';
import { eventually, sleep } from '../support/processes.js';
import { containersOf, engineAndImage, handOver, noEngine, secondEngine } from './engine.js';

const FILE = 'scenarios/vpc-security-groups.lab.yaml';
const skip = await noEngine();
const noSecond = skip || (process.getuid?.() !== 0 && 'only root can start a second engine, to stop it');

t.setTimeout(240_000);

t.test('an image of another version, and one that is not there', { skip }, async (t) => {
  const { engine } = await engineAndImage(t);
  const context = t.testdir({ Dockerfile: `FROM ${ownImage()}\nLABEL transitlab.version=0.0.9\n` });
  const name = 'transitlab-test:other';
  const built = await engine.docker.buildImage({ context, src: ['Dockerfile'] }, { t: name });
  await new Promise((resolve) => engine.docker.modem.followProgress(built, resolve));
  t.teardown(() => engine.docker.getImage(name).remove({ force: true }));

  const other = await transitlab('run', '--image', name, FILE);
  t.equal(other.exit, 3);
  t.match(other.stdout, 'the image is of another version than the command');
  t.match(other.stdout, new RegExp(`the command is transitlab ${version()}, the image transitlab 0\\.0\\.9`));
  t.match(await transitlab('doctor', '--image', name), { exit: 3, stdout: /another version/ });

  const absent = await transitlab('run', '--image', 'transitlab-test:none', FILE);
  t.match(absent, { exit: 3, stdout: /no such image/ });
});

for (const how of ['SIGTERM', 'SIGKILL'] as const) {
  t.test(`an engine that ends in the middle (${how})`, { skip: noSecond }, async (t) => {
    const { engine } = await engineAndImage(t);
    const { address, docker, pid, inside } = secondEngine(t);
    await handOver(ownImage(), engine.docker, docker);
    const child = start(['run', '--sandbox', 'container', '--quiet', FILE], { DOCKER_HOST: address });
    const end = finished(child);
    while (!(await containersOf(docker, child.pid ?? 0)).some((text) => text.endsWith('running')))
      await sleep(50);
    t.not(inside().length, 0, 'the lab is seen while it runs');
    process.kill(pid, how);
    const { exit, stdout } = await end;
    t.equal(exit, 3);
    t.match(stdout, /the container engine stopped (while it had to run the lab|the lab's container)/);
    t.ok(await eventually(() => inside().length === 0, 60_000), 'no lab goes on');
  });
}

t.test('a scenario outside what is mounted into the image', { skip }, async (t) => {
  const { engine, image } = await engineAndImage(t);
  const folder = t.testdir({ 'a.lab.yaml': '' });
  writeFileSync(join(folder, 'a.lab.yaml'), readFileSync('scenarios/alibaba/quotas.lab.yaml'));
  const run = async (file: string) => {
    const container = await engine.docker.createContainer({
      Image: image.id,
      Cmd: ['validate', file],
      HostConfig: { NetworkMode: 'none', Binds: [`${folder}:/work:ro`] },
    });
    try {
      await container.start();
      const { StatusCode } = await container.wait();
      return { exit: StatusCode, said: (await container.logs({ stdout: true, stderr: true })).toString() };
    } finally {
      await container.remove({ force: true });
    }
  };
  t.match(await run('a.lab.yaml'), { exit: 0, said: /valid/ });
  t.match(await run('../b.lab.yaml'), { exit: 2, said: /cannot read this file.*next: mount its folder/s });
});
