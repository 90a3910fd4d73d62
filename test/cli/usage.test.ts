import t from 'tap';
import { EXIT } from '../../src/model/errors.js';
import { cli, fakePorts } from './fake.js';
import { files } from './files.js';

t.test('wrong usage: exit 2, what and what to do on stderr', async (t) => {
  const { dir, path } = files(t, 'a.lab.yaml', 'empty/readme.txt');
  const cases: [string[], RegExp][] = [
    [['rnu'], /^transitlab: unknown command 'rnu'\n {2}next: did you mean run\?\n$/],
    [['run', 'x', '--keep-gong'], /unknown option '--keep-gong'\n {2}next: did you mean --keep-going\?/],
    [['run'], /missing required argument 'file'\n {2}next: see `transitlab run --help`/],
    [
      ['exec', 'web', 'ping', '-c1', 'x'],
      /next: put -- before the program: transitlab exec web -- ping -c1 x\n/,
    ],
    [
      ['explain', 'x.lab.yaml', 'a', 'b'],
      /^transitlab: the file comes last\n {2}next: transitlab explain a b x\.lab\.yaml\n$/,
    ],
    [['run', 'x', '--format', 'xml'], /'xml' is invalid. Allowed choices are text, json/],
    [['run', 'x', '--jobs', '0'], /It has to be a number from 1 to 9999/],
    [['plan', 'x', 'y'], /too many arguments/],
    [
      ['run', path('none.lab.yaml')],
      /none.lab.yaml: cannot read this file or directory\n {2}why: ENOENT.*\n {2}next: give/,
    ],
    [
      ['validate', path('empty')],
      /there is no scenario in this directory\n {2}next: scenario files end in .lab.yaml/,
    ],
    [['validate', dir, path('none')], /cannot read/],
  ];
  for (const [args, expected] of cases) {
    const ports = fakePorts();
    const { code, out, err } = await cli(args, { ports });
    t.equal(code, EXIT.usage, args.join(' '));
    t.match(err, expected);
    t.equal(out, '');
    t.same(ports.log, [], 'nothing was begun');
  }
});

t.test('without a verb: help on stderr, exit 2', async (t) => {
  t.match(await cli([]), { code: EXIT.usage, out: '', err: /^Usage: transitlab/ });
});

t.test('help and version: on stdout, exit 0', async (t) => {
  t.match(await cli(['--help']), { code: EXIT.ok, out: /Exit codes:\n {2}0 {4}all good/, err: '' });
  t.match(await cli(['run', '--help']), { code: EXIT.ok, out: /--keep-going/, err: '' });
  t.match(await cli(['--version']), { code: EXIT.ok, out: /^\d+\.\d+\.\d+\n$/, err: '' });
});

t.test('a file named twice runs once; directories are sorted and searched below', async (t) => {
  const { dir, path } = files(t, 'b.lab.yaml', 'a/z.lab.yaml', 'a/other.yaml', 'node_modules/p/x.lab.yaml');
  const ports = fakePorts();
  await cli(['validate', path('b.lab.yaml'), dir], { ports });
  t.same(ports.log, [`load ${path('b.lab.yaml')}`, `load ${path('a/z.lab.yaml')}`]);
});
