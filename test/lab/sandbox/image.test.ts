import { readFileSync } from 'node:fs';
import t from 'tap';
import { PACKAGE_ROOT, version } from '../../../src/lab/package.js';
import { contextDigest, contextParts } from '../../../src/lab/sandbox/container/context.js';
import { checkVersion, VERSION_LABEL } from '../../../src/lab/sandbox/container/image.js';
import { CAPABILITIES, containerOptions } from '../../../src/lab/sandbox/container/options.js';
import { rejection } from '../../support/rejection.js';

const dockerfile = readFileSync(`${PACKAGE_ROOT}Dockerfile`, 'utf8');

t.test('the Dockerfile carries the version of the package', async (t) => {
  t.match(dockerfile, `ARG VERSION=${version()}\n`);
  t.match(dockerfile, `LABEL ${VERSION_LABEL}=\${VERSION}\n`);
});

t.test('all that the Dockerfile copies is in the build context, and in the published package', async (t) => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, list = '']) =>
    list.split(' '),
  );
  t.ok(copied.length >= 4);
  const { files } = JSON.parse(readFileSync(`${PACKAGE_ROOT}package.json`, 'utf8')) as { files: string[] };
  for (const path of copied.filter((name) => !name.endsWith('*'))) {
    const holds = (part: string): boolean => part === path || part.startsWith(`${path}/`);
    t.ok(contextParts().some(holds), `${path} is in the context`);
    t.ok([...files, 'package.json'].some(holds), `${path} is published`);
  }
  t.ok(files.includes('Dockerfile'));
  t.match(contextDigest(), /^[0-9a-f]{16}$/);
});

t.test('an image of another version, and one that says none', async (t) => {
  checkVersion('image', { [VERSION_LABEL]: version() });
  const refused = async (labels: Readonly<Record<string, string>>) => checkVersion('image', labels);
  t.match(await rejection(refused({ [VERSION_LABEL]: '9.9.9' })), {
    exit: 3,
    problem: { why: /transitlab 9\.9\.9/ },
  });
  t.match(await rejection(refused({})), { exit: 3, problem: { why: /does not say/ } });
});

t.test('a container has the least rights, no network, nothing to write but scratch', async (t) => {
  const entry = `${PACKAGE_ROOT}dist/src/lab/worker.js`;
  const least = containerOptions('id', entry, {}, {});
  t.equal(least.Entrypoint?.at(-1), '/opt/transitlab/dist/src/lab/worker.js');
  t.match(least.HostConfig, {
    CapDrop: ['ALL'],
    CapAdd: CAPABILITIES,
    NetworkMode: 'none',
    ReadonlyRootfs: true,
  });
  t.equal(least.HostConfig?.Privileged, undefined);
  const all = containerOptions('id', entry, {}, { privileged: true, mounts: ['/a:/b'] });
  t.match(all.HostConfig, {
    Privileged: true,
    Binds: ['/a:/b:ro'],
    NetworkMode: 'none',
    ReadonlyRootfs: true,
  });
});
