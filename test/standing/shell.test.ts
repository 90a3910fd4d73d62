import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import t from 'tap';
import { isolated } from '../../src/lab/sandbox/isolation.js';
import { entering } from '../../src/lab/standing/enter.js';
import { isName } from '../../src/lab/standing/name.js';
import { loadScenario } from '../../src/scenario/load.js';
import { bench } from './lab.js';
import { SAME_REGION } from './script.js';

t.setTimeout(120_000);

/** What shells would make something of, among letters. */
const hostile = fc
  .array(fc.constantFrom(...';&|$()`<>"\'\\ \n\t*?[]{}!#~=%/', 'a', 'id', '$(id)', '`id`', '; id', '..'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join(''));
const words = fc.array(hostile, { minLength: 1, maxLength: 4 });

const ISOLATIONS = ['user', 'stranger', 'root'] as const;

t.test(
  'what goes into a sandbox goes as words of its own; the one shell on the way reads none of them',
  async (t) => {
    const [, ...bare] = isolated('user', []);
    fc.assert(
      fc.property(fc.constantFrom(...ISOLATIONS), words, (isolation, command) => {
        const line = isolated(isolation, command);
        const constant = line.slice(0, -command.length);
        const script = constant.indexOf('-c') + 1;
        return (
          command.every((word, i) => line[constant.length + i] === word) &&
          JSON.stringify(constant) === JSON.stringify(isolated(isolation, [])) &&
          constant[script] === bare[bare.indexOf('-c') + 1]
        );
      }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...ISOLATIONS),
        hostile,
        hostile,
        words,
        (isolation, namespace, directory, command) => {
          const line = entering({ kind: 'embedded', pid: 7, isolation }, namespace, directory, command);
          const own = line.slice(0, -command.length);
          return (
            command.every((word, i) => line[own.length + i] === word) &&
            own.includes(`--net=/proc/7/root/run/netns/${namespace}`) &&
            own.includes(`--wdns=${directory}`) &&
            !own.some((word) => word === '-c' || /(^|\/)(ba|da)?sh$/.test(word.replace(/^--\w+=.*$/s, '')))
          );
        },
      ),
    );
    t.pass('they hold');
  },
);

/** Of everything that a scenario names: their names become those of namespaces, interfaces, sets and chains. */
const NAMED = [
  'accounts',
  'vpcs',
  'security_groups',
  'hosts',
  'data_centres',
  'lines',
  'vbrs',
  'vpn_gateways',
  'vpn_connections',
];

t.test('names of scenarios and labs have no characters that mean something to a shell', async (t) => {
  const wrong = hostile.filter((name) => /[^A-Za-z0-9_.-]/.test(name));
  fc.assert(
    fc.property(wrong, fc.constantFrom(...NAMED), (name, table) => {
      const text = JSON.stringify({
        name: 'x',
        cloud: 'alibaba',
        accounts: { A: { uid: '1' } },
        [table]: { [name]: {} },
        steps: [],
      });
      const { scenario, diagnostics } = loadScenario('x.lab.yaml', text);
      return !isName(name) && !scenario && diagnostics.some(({ what }) => /cannot be a name$/.test(what));
    }),
  );
  t.pass('they hold');
});

t.test(
  'a lab whose file, directories, titles and texts are full of commands runs none of them',
  async (t) => {
    const plain = bench(t);
    const canary = join(plain.home, 'canary');
    const attacks = [
      `$(touch ${canary})`,
      `\`touch ${canary}\``,
      `'; touch ${canary}; '`,
      `"; touch ${canary}; "`,
      `& touch ${canary} #`,
    ];
    const bad = attacks.join(' ');
    const place = join(plain.home, 'a $(touch canary);`touch canary`\'"&');
    mkdirSync(place, { mode: 0o700 });
    const lab = bench(t, { env: { TRANSITLAB_STATE_DIR: join(place, 'state') } });
    const file = join(place, '$(touch canary);x.lab.yaml');
    const text = readFileSync(SAME_REGION, 'utf8')
      .replace(/^name: .*$/m, `name: ${JSON.stringify(bad)}`)
      .replace(/^description: .*$/m, `description: ${JSON.stringify(attacks.join('\n'))}`)
      .replace('step: Nothing is connected', () => `step: ${JSON.stringify(bad)}`);
    writeFileSync(file, text);
    await lab.json('up', file, '--name', 'lab');
    for (const attack of attacks) {
      t.match(await lab.run('exec', 'web', '--', 'echo', attack), { exit: 0, stdout: `${attack}\n` });
      t.match(await lab.run('exec', attack, '--', 'true'), { exit: 2 });
      t.match(await lab.run('fault', 'host', attack), { exit: 1 });
      t.match(await lab.run('inspect', attack), { exit: 2 });
      t.match(await lab.run('call', 'CreateCen', `Name=${attack}`, '--as', 'A'), {
        exit: 1,
        stdout: /InvalidName/,
      });
    }
    await lab.json('apply', file);
    t.match(await lab.run('plan', '--check', file), { exit: 0 });
    t.match(await lab.run('down'), { exit: 0 });
    for (const where of [plain.home, lab.home, place, process.cwd(), '/'])
      t.notOk(existsSync(join(where, 'canary')), `nothing in ${where}`);
  },
);
