import { existsSync, readdirSync } from 'node:fs';
import type { Test } from 'tap';
import type { Dice } from '../../property/dice.js';
import { eventually, moment, namespacesOf, populated, sleep } from '../../support/processes.js';
import type { Soaked } from './step.js';

/** Milliseconds in which a command begins and ends. */
const LONGEST = 600;

/** `down`, killed on its way and then given again: nothing is left. */
export async function end(t: Test, { lab, spaces, observer }: Soaked, dice: Dice): Promise<void> {
  const { socket } = lab.keeper();
  for (const space of namespacesOf(lab.processes())) spaces.add(space);
  const child = lab.start('down');
  await sleep(dice.below(LONGEST));
  child.kill('SIGKILL');
  const { exit, stderr } = await lab.run('down');
  t.ok(exit === 0 || /no lab stands/.test(stderr), `down: exit ${exit}: ${stderr}`);
  const since = moment();
  await observer?.end();
  t.ok(await eventually(() => lab.processes().length === 0, 10_000), 'no process is left');
  t.ok(
    await eventually(() => populated(spaces, since).length === 0, 10_000),
    `none of ${spaces.size} namespaces`,
  );
  t.notOk(existsSync(lab.files.directory), 'no state');
  t.notOk(existsSync(socket), 'no socket');
  t.same(readdirSync(`${lab.home}/labs`), [], 'no lab, lock or log');
}
