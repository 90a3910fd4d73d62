import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { findTool } from '../../src/kernel/tools.js';
import { PACKAGE_ROOT } from '../../src/lab/package.js';
import { type Bench, bench } from './lab.js';

t.setTimeout(120_000);

/** A lab that stands, the command in PATH, and a folder with a name that shells have to quote. */
async function prepared(t: Test) {
  const lab = bench(t);
  await lab.json('up', lab.file);
  mkdirSync(join(lab.home, 'bin'));
  symlinkSync(`${PACKAGE_ROOT}bin/transitlab.js`, join(lab.home, 'bin', 'transitlab'));
  mkdirSync(join(lab.home, 'a folder'));
  writeFileSync(join(lab.home, 'notes.txt'), '');
  return lab;
}

function inShell(lab: Bench, [shell = '', ...args]: readonly string[]): string {
  const { stdout, stderr } = spawnSync(shell, args, {
    cwd: lab.home,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${join(lab.home, 'bin')}:${process.env.PATH}`,
      HOME: lab.home,
      TRANSITLAB_STATE_DIR: lab.home,
      TERM: 'dumb',
      LC_ALL: 'C.UTF-8',
    },
  });
  return stdout + stderr;
}

const needs = (shell: string): { skip: string | false } => ({
  skip: findTool(shell) ? false : `${shell} is not installed`,
});

/** What bash would offer: its words as it cuts them, then the answers. */
const BASH = `
source <(transitlab completion bash)
offered() {
  COMP_LINE=$1 COMP_POINT=\${#1}
  shift
  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
  _transitlab
  printf '%s|' "\${COMPREPLY[@]}"
  echo
}
`;

t.test('bash', needs('bash'), async (t) => {
  const lab = await prepared(t);
  const offered = (line: string, ...words: string[]): string =>
    inShell(lab, ['bash', '--norc', '-c', `${BASH}offered "$@"`, 'bash', line, ...words]).trim();
  t.match(
    inShell(lab, ['bash', '--norc', '-ic', `${BASH}complete -p transitlab`]),
    /complete -F _transitlab transitlab/,
  );
  t.equal(offered('transitlab insp', 'transitlab', 'insp'), 'inspect|');
  t.equal(offered('transitlab shell ', 'transitlab', 'shell', '').split('|')[2], 'web');
  t.equal(
    offered('transitlab exec vpc:vpc-w', 'transitlab', 'exec', 'vpc', ':', 'vpc-w'),
    'vpc-web|',
    'bash holds what is before a colon for a word of its own',
  );
  t.match(offered('transitlab capture vpc-web@', 'transitlab', 'capture', 'vpc-web', '@'), /^cen-\w+\|$/);
  t.equal(offered('transitlab call CreateCen --as=', 'transitlab', 'call', 'CreateCen', '--as', '='), 'A|');
  t.equal(offered('transitlab up l', 'transitlab', 'up', 'l'), 'lab.lab.yaml|labs/|');
  t.equal(offered('transitlab up a', 'transitlab', 'up', 'a'), 'a\\ folder/|', 'quoted');
  t.equal(offered('transitlab up ', 'transitlab', 'up', '').includes('notes'), false, 'scenario files only');
  t.equal(offered('transitlab exec xweb', 'transitlab', 'exec', 'xweb'), '|', 'nothing');
});

t.test('fish', needs('fish'), async (t) => {
  const lab = await prepared(t);
  const offered = (line: string): string[] =>
    inShell(lab, ['fish', '-c', `transitlab completion fish | source; complete -C '${line}'`])
      .trim()
      .split('\n');
  t.match(offered('transitlab insp'), [/^inspect\tshow all/]);
  t.match(offered('transitlab exec vpc:vpc-w'), [/^vpc:vpc-web\tVPC/]);
  t.match(offered('transitlab shell '), { length: 7 });
  t.same(offered('transitlab up lab.'), ['lab.lab.yaml']);
});

/** A terminal of zsh's own, in which keys are typed. */
const ZSH = `
zmodload zsh/zpty
zpty -b shell 'zsh -f'
zpty -w shell 'PS1=; autoload -Uz compinit; compinit -u -D; source <(transitlab completion zsh); echo RE""ADY'
zpty -m -r shell answer '*READY*' 2>/dev/null
typed() {
  zpty -w -n shell "$1"$'\\t'
  local answer= all= i
  for ((i = 0; i < 50; i++)); do
    while zpty -r -t shell answer; do all+=$answer; done
    [[ $all != *$2* ]] || break
    sleep 0.1
  done
  zpty -w -n shell $'\\003'
  [[ $all == *$2* ]] && print "offered $2" || print -r -- "not $2: \${(q+)all}"
}
`;

t.test('zsh', needs('zsh'), async (t) => {
  const lab = await prepared(t);
  const typed = (line: string, wanted: string): string =>
    inShell(lab, ['zsh', '-fc', `${ZSH}typed "$1" "$2"`, 'zsh', line, wanted]).trim();
  for (const [line, wanted] of [
    ['transitlab insp', 'inspect '],
    ['transitlab exec vpc:vpc-w', 'vpc:vpc-web '],
    ['transitlab capture vpc-w', 'vpc-web@cen-'],
    ['transitlab up lab.', 'lab.lab.yaml '],
  ] as const)
    t.equal(typed(line, wanted), `offered ${wanted}`.trim());
});

t.test('the script for no shell', async (t) => {
  const lab = bench(t);
  t.match(await lab.run('completion', 'tcsh'), { exit: 2 });
  t.match(
    await lab.run('complete', '--', 'exec', ''),
    { exit: 0, stdout: '', stderr: '' },
    'where no lab stands',
  );
});
