import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import t from 'tap';
import { EXIT, LabError } from '../../src/model/errors.js';
import type { Diagnostic } from '../../src/scenario/scenario.js';
import { BILL } from '../report/events/bills.js';
import { parseTap } from '../report/tap-parse.js';
import { parseXml } from '../report/xml-parse.js';
import {
  checkEvent,
  cli,
  endEvent,
  failing,
  fakeHost,
  fakePorts,
  passing,
  type Script,
  scenarioEvent,
  stepEvent,
} from './fake.js';
import { files } from './files.js';

t.test('all good: exit 0, the report on stdout, progress on stderr', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const ports = fakePorts();
  const { code, out, err } = await cli(['run', path('a.lab.yaml')], { ports });
  t.equal(code, EXIT.ok);
  t.match(out, '  ✓ ping       a → b          predicted reachable');
  t.match(out, /1 check passed, 0 failed \(1 scenario, 10 ms\)\n$/);
  t.equal(err, `${path('a.lab.yaml')}: step 1 of 1: Look\n`);
  t.same(
    ports.log.map((line) => line.split(' ')[0]),
    ['load', 'run', 'stop'],
    'the lab is stopped at its end too',
  );
});

t.test('a failed check: exit 1, with its place', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const { code, out } = await cli(['run', path('a.lab.yaml')], { ports: fakePorts({ script: failing }) });
  t.equal(code, EXIT.failed);
  t.match(out, `${path('a.lab.yaml')}:4:7`);
});

t.test('--quiet: nothing on stderr', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  t.equal((await cli(['run', '--quiet', path('a.lab.yaml')])).err, '');
});

t.test('--keep-going reaches the lab', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const seen: boolean[] = [];
  const script: Script = (file, keepGoing) => {
    seen.push(keepGoing);
    return passing(file, keepGoing);
  };
  await cli(['run', path('a.lab.yaml')], { ports: fakePorts({ script }) });
  await cli(['run', '--keep-going', path('a.lab.yaml')], { ports: fakePorts({ script }) });
  t.same(seen, [false, true]);
});

t.test('--without reaches the lab, and names what it knows', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const seen: unknown[] = [];
  const fake = fakePorts();
  const ports: typeof fake = {
    ...fake,
    runScenario(scenario, options) {
      seen.push(options.without);
      return fake.runScenario(scenario, options);
    },
  };
  await cli(['run', path('a.lab.yaml')], { ports });
  await cli(['run', '--without', 'latency', path('a.lab.yaml')], { ports });
  t.same(seen, [[], ['latency']]);
  const { code, err } = await cli(['run', '--without', 'rates', path('a.lab.yaml')], { ports });
  t.equal(code, EXIT.usage);
  t.match(err, /It can be latency/);
  t.equal(seen.length, 2, 'nothing ran');
});

const failsIf =
  (letter: string): Script =>
  (file, keepGoing) =>
    (file.endsWith(`${letter}.lab.yaml`) ? failing : passing)(file, keepGoing);

t.test('after a failed file no other begins, unless --keep-going', async (t) => {
  const { dir } = files(t, 'a.lab.yaml', 'b.lab.yaml', 'c.lab.yaml');
  const stopped = await cli(['run', '--jobs', '1', '--format', 'json', dir], {
    ports: fakePorts({ script: failsIf('b') }),
  });
  t.equal(stopped.code, EXIT.failed);
  const statuses = (text: string): string[] =>
    JSON.parse(text).scenarios.map(({ status }: { status: string }) => status);
  t.same(statuses(stopped.out), ['passed', 'failed', 'skipped']);
  const kept = await cli(['run', '--keep-going', '--format', 'json', dir], {
    ports: fakePorts({ script: failsIf('b') }),
  });
  t.equal(kept.code, EXIT.failed);
  t.same(statuses(kept.out), ['passed', 'failed', 'passed']);
});

const invalid = (file: string): readonly Diagnostic[] =>
  file.endsWith('a.lab.yaml')
    ? []
    : [{ severity: 'error', at: { file, line: 2, col: 3 }, what: 'no such host' }];

t.test('an invalid file: diagnostics of all files, exit 2, nothing built', async (t) => {
  const { dir, path } = files(t, 'a.lab.yaml', 'b.lab.yaml', 'c.lab.yaml');
  const ports = fakePorts({ diagnostics: invalid });
  const { code, out, err } = await cli(['run', dir], { ports });
  t.equal(code, EXIT.usage);
  t.equal(out, '');
  t.equal(
    err,
    `${path('b.lab.yaml')}:2:3: no such host (text)\n${path('c.lab.yaml')}:2:3: no such host (text)\n`,
  );
  t.notOk(ports.log.some((line) => line.startsWith('run')));
});

t.test('a warning is printed and the run goes on', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const warn = (file: string): readonly Diagnostic[] => [
    { severity: 'warning', at: { file, line: 9, col: 1 }, what: 'nothing is checked after this step' },
  ];
  const { code, err } = await cli(['run', path('a.lab.yaml')], { ports: fakePorts({ diagnostics: warn }) });
  t.equal(code, EXIT.ok);
  t.match(err, ':9:1: nothing is checked');
});

const breaking = (exit: 3 | 4): Script =>
  async function* (file) {
    yield scenarioEvent(file);
    yield { type: 'failure', exit, problem: { what: 'it broke', why: 'because', hint: 'mend it' } };
  };

t.test('a run that cannot go on ends with its own exit code', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  for (const exit of [EXIT.unsupported, EXIT.kernel] as const) {
    const { code, out } = await cli(['run', path('a.lab.yaml')], {
      ports: fakePorts({ script: breaking(exit) }),
    });
    t.equal(code, exit);
    t.match(out, 'the run stopped: it broke');
    t.match(out, '1 not run, stopped');
  }
});

t.test('of several files the worst decides', async (t) => {
  const { dir } = files(t, 'a.lab.yaml', 'b.lab.yaml', 'c.lab.yaml');
  const script: Script = (file, keepGoing) =>
    file.endsWith('b.lab.yaml') ? breaking(EXIT.kernel)(file, keepGoing) : failsIf('a')(file, keepGoing);
  const { code } = await cli(['run', '--keep-going', dir], { ports: fakePorts({ script }) });
  t.equal(code, EXIT.kernel);
});

t.test('a lab that throws, cannot start, or falls silent is a failure, not good news', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const throwing: Script = async function* (file) {
    yield scenarioEvent(file);
    throw new LabError(EXIT.kernel, { what: 'refused' });
  };
  const silent: Script = async function* (file) {
    yield scenarioEvent(file);
  };
  const run = (script: Script) => cli(['run', path('a.lab.yaml')], { ports: fakePorts({ script }) });
  t.equal((await run(throwing)).code, EXIT.kernel);
  const { code, out } = await run(silent);
  t.equal(code, EXIT.failed);
  t.match(out, 'the lab ended without a word');
  const noSandbox = fakePorts({
    ports: {
      runScenario: () => Promise.reject(new LabError(EXIT.unsupported, { what: 'no user namespaces' })),
    },
  });
  t.equal((await cli(['run', path('a.lab.yaml')], { ports: noSandbox })).code, EXIT.unsupported);
});

/** A lab that waits for nothing that ever comes. */
const hanging = (begun: () => void): Script =>
  async function* (file) {
    yield scenarioEvent(file);
    yield stepEvent(file);
    yield checkEvent(file, true);
    begun();
    await new Promise(() => {});
  };

t.test('interrupted: labs are stopped, reports are written, exit 130', async (t) => {
  const { dir, path } = files(t, 'a.lab.yaml', 'b.lab.yaml', 'c.lab.yaml');
  const host = fakeHost();
  let running = 0;
  const ports = fakePorts({
    script: hanging(() => {
      running++;
      if (running === 2) setImmediate(host.interrupt);
    }),
  });
  const { code, out } = await cli(['run', dir, '--jobs', '2', '--junit', path('r.xml')], { ports, host });
  t.equal(code, EXIT.interrupted);
  t.same(ports.log.filter((line) => line.startsWith('stop')).length, 2);
  t.notOk(ports.log.includes(`run ${path('c.lab.yaml')}`), 'no other begins');
  t.match(out, /2 scenarios interrupted, 1 scenario not run/);
  t.equal(parseXml(readFileSync(path('r.xml'), 'utf8')).attributes.errors, '2');
});

t.test('several files at a time: printed whole, in the order given', async (t) => {
  const { dir } = files(t, 'a.lab.yaml', 'b.lab.yaml', 'c.lab.yaml');
  const steps: string[] = [];
  let release = (): void => {};
  const others = new Promise<void>((resolve) => {
    release = resolve;
  });
  const script: Script = async function* (file) {
    const name = file.slice(-'a.lab.yaml'.length, -'.lab.yaml'.length);
    yield scenarioEvent(name);
    if (name === 'a') await others;
    steps.push(name);
    if (name === 'c') release();
    yield stepEvent(name);
    yield checkEvent(name, true);
    yield endEvent(true);
  };
  const { out, code } = await cli(['run', '-j2', dir], { ports: fakePorts({ script }) });
  t.equal(code, EXIT.ok);
  t.same(steps, ['b', 'c', 'a'], 'b and c ran while a waited');
  t.same(
    out.match(/^Scenario of .|^ {2}✓/gm),
    ['a', 'b', 'c'].flatMap((name) => [`Scenario of ${name}`, '  ✓']),
  );
});

t.test('never more at a time than --jobs says; by default two for each core', async (t) => {
  const { dir } = files(t, ...['a', 'b', 'c', 'd', 'e'].map((name) => `${name}.lab.yaml`));
  const most = async (...args: string[]): Promise<number> => {
    let now = 0;
    let max = 0;
    const script: Script = async function* (file) {
      max = Math.max(max, ++now);
      await new Promise((resolve) => setImmediate(resolve));
      yield scenarioEvent(file);
      now--;
      yield endEvent(true);
    };
    await cli(['run', dir, ...args], { ports: fakePorts({ script }) });
    return max;
  };
  t.equal(await most('--jobs', '1'), 1);
  t.equal(await most('--jobs', '3'), 3);
  t.equal(await most(), 4);
});

t.test('reports in files are whole and alone', async (t) => {
  const { dir, path } = files(t, 'a.lab.yaml', 'old.xml');
  const args = ['run', path('a.lab.yaml'), '--junit', path('old.xml'), '--tap', path('new.tap')];
  const { code } = await cli(args, { ports: fakePorts({ script: failing }) });
  t.equal(code, EXIT.failed);
  t.equal(parseXml(readFileSync(path('old.xml'), 'utf8')).attributes.failures, '1');
  t.equal(parseTap(readFileSync(path('new.tap'), 'utf8')).ok, false);
  t.same(readdirSync(dir).sort(), ['a.lab.yaml', 'new.tap', 'old.xml'], 'nothing else is left');
});

t.test('a report follows a link rather than taking its place', async (t) => {
  const { path } = files(t, 'a.lab.yaml', 'real.xml');
  symlinkSync(path('real.xml'), path('link.xml'));
  await cli(['run', path('a.lab.yaml'), '--junit', path('link.xml')]);
  t.match(readFileSync(path('real.xml'), 'utf8'), '<testsuites');
});

t.test('a report can go to a device', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  t.equal((await cli(['run', path('a.lab.yaml'), '--tap', '/dev/null'])).code, EXIT.ok);
});

t.test('a report that could not be written: exit 2 before anything is built', async (t) => {
  const { dir, path } = files(t, 'a.lab.yaml');
  writeFileSync(path('file'), '');
  const ports = fakePorts();
  const refused = async (...args: string[]): Promise<string> => {
    const { code, err } = await cli(['run', path('a.lab.yaml'), ...args], { ports });
    t.equal(code, EXIT.usage);
    return err;
  };
  t.match(await refused('--junit', path('none/r.xml')), `next: mkdir -p ${path('none')}`);
  t.match(await refused('--tap', dir), 'it is a directory');
  t.match(await refused('--tap', path('file/r.tap')), 'there is no directory');
  t.match(await refused('--tap', path('r'), '--junit', `${dir}/./r`), 'two reports go to one file');
  t.same(ports.log, []);
});

t.test('--format json: one document, and nothing else on stdout', async (t) => {
  const { dir } = files(t, 'a.lab.yaml', 'b.lab.yaml');
  const { out } = await cli(['run', '--format', 'json', dir]);
  const report = JSON.parse(out);
  t.match(report, { schemaVersion: 1, tool: { name: 'transitlab' }, summary: { scenarios: { passed: 2 } } });
});

t.test('--bill prints who pays; JSON says so anyway', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const script: Script = async function* (file) {
    yield scenarioEvent(file);
    yield { type: 'bill', bill: BILL };
    yield endEvent(true);
  };
  const out = async (...options: string[]): Promise<string> =>
    (await cli(['run', path('a.lab.yaml'), ...options], { ports: fakePorts({ script }) })).out;
  t.notMatch(await out(), 'Bill of account');
  t.match(await out('--bill'), 'Bill of account A');
  t.match(JSON.parse(await out('--format', 'json')).scenarios[0], { bill: { charges: [{ account: 'C' }] } });
});

t.test('colours only when asked for', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const out = async (env: Record<string, string>, tty: boolean): Promise<string> =>
    (await cli(['run', path('a.lab.yaml')], { host: fakeHost({ env: { LANG: 'C.UTF-8', ...env }, tty }) }))
      .out;
  t.notMatch(await out({}, false), '\u001b[1m');
  t.match(await out({}, true), '\u001b[1m');
  t.notMatch(await out({ NO_COLOR: '1' }, true), '\u001b[1m');
  t.match(await out({ FORCE_COLOR: '1' }, false), '\u001b[1m');
  t.match(await out({ LANG: 'C' }, false), '+ ping       a -> b');
});

t.test('--html: a page, whatever became of the run', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const page = async (script: Script): Promise<string> => {
    const args = ['run', path('a.lab.yaml'), '--html', path('r.html')];
    await cli(args, { ports: fakePorts({ script }) });
    return readFileSync(path('r.html'), 'utf8');
  };
  t.match(await page(passing), /<h2[^>]*>Scenario of .*?<span aria-hidden="true">✓<\/span> passed/);
  t.match(await page(failing), /ping a → b.*:4:7.*expected reachable, measured unreachable/s);
  t.match(await page(breaking(EXIT.kernel)), 'The run stopped: it broke');
  const { code, err } = await cli(['run', path('a.lab.yaml'), '--html', path('none/r.html')]);
  t.equal(code, EXIT.usage);
  t.match(err, `next: mkdir -p ${path('none')}`);
});
