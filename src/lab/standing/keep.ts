import { same, shared } from '../../model/same.js';
import type { Plane } from '../../plane/plane.js';
import { demandOf } from '../limits/demand.js';
import { version } from '../package.js';
import { planeOf } from '../plan.js';
import type { Sandbox, SandboxChoice } from '../sandbox/sandbox.js';
import { askedOf, leaveOut } from '../without.js';
import { type Crew, newCrew } from './crew.js';
import { inspect } from './inspect.js';
import type { Deed, Entry, JournalRecord, Script } from './journal/entry.js';
import type { JournalFile } from './journal/file.js';
import type { Acted, Applied, Asker, Inspection } from './protocol.js';
import { refuseStranger, refuseWrong } from './refusals.js';
import { act, digestOf, playAll, type Standing, whyNot } from './standing.js';
import type { Look, Note, Orders, Suits, TaskName, Tasks } from './task.js';
import { newTurns } from './turns.js';

/** A lab that stands, and what can be done with it. */
export interface Kept {
  inspect(): Inspection;
  act(who: Asker, deed: Deed): Promise<Acted>;
  /** `mend`: what somebody else changed in the kernel too, wherever it is. */
  apply(who: Asker, script: Script, mend: boolean): Promise<Applied>;
  drift(who: Asker, script: Script | undefined): Promise<readonly Note[]>;
  /** Something that looks only, at a lab that nobody changes meanwhile. */
  look<K extends TaskName>(
    who: Asker,
    name: K,
    ask: (standing: Standing, plane: Plane) => Orders[K],
  ): Promise<Tasks[K]['answer']>;
  /** Something that looks only, and takes no turn: a change may overtake it. */
  glance<T>(see: (standing: Standing, plane: Plane, crew: Pick<Crew, 'task' | 'health'>) => T): T;
  stop(): Promise<void>;
}

export interface KeepOptions {
  readonly name: string;
  readonly sandbox: Sandbox;
  readonly choice: SandboxChoice;
  /** Where it stood when it was last kept, or where it is to begin. */
  readonly standing: Standing;
  /** Records written so far. */
  readonly records: number;
  /** Opened when what is to stand does stand. */
  readonly openJournal: () => JournalFile;
  readonly log: (text: string) => void;
  readonly logFile: string;
  readonly onInterrupt: () => void;
  readonly now: () => string;
}

/** Builds a lab and keeps it. A change is first made in the kernel, then written to the journal, then answered. */
export async function keep(options: KeepOptions): Promise<Kept> {
  const { name, sandbox, log, now } = options;
  let { standing, records } = options;
  let plane = planeOf(standing.state.world);
  let changes = 0;
  const since = now();
  const turns = newTurns(name, now);
  const crew = await newCrew({
    sandbox,
    wanted: () => plane,
    suits: () => suitsOf(standing),
    log,
    onInterrupt: options.onInterrupt,
  });
  const journal = await openOr(crew.stop, options.openJournal);

  const reconcile = async (wanted: Plane, look: Look): Promise<readonly Note[]> => {
    const done = await crew.task('reconcile', { wanted, look });
    changes += done.changes.length;
    return done.changes;
  };
  const change = async (next: Standing, entry: Entry, look: Look): Promise<readonly Note[]> => {
    await crew.task('suits', { ...suitsOf(next), standing: demandOf(standing.state.world) });
    const wanted = planeOf(next.state.world);
    const made = await reconcile(wanted, look);
    try {
      journal.append(recordOf(entry, next, records, now()));
    } catch (error) {
      await reconcile(plane, 'changed').catch(crew.rebuild);
      throw error;
    }
    [standing, plane] = [next, wanted];
    records++;
    return made;
  };

  return {
    inspect: () => ({
      name,
      version: version(),
      ...inspect(standing, plane),
      sandbox: {
        kind: sandbox.kind,
        ...(sandbox.detail ? { detail: sandbox.detail } : {}),
        choice: options.choice,
      },
      keeper: { pid: process.pid, since },
      ...crew.health(),
      ...optional('seat', crew.seat()),
      ...optional('busy', turns.busy()),
      records,
      changes,
      log: options.logFile,
    }),
    act: (who, deed) =>
      turns.take(who, async () => {
        refuseStranger(standing.state, deed);
        const { state, outcome } = act(standing.state, deed);
        if (whyNot(outcome) !== undefined) return { outcome, changes: [] };
        const next = { ...standing, deeds: [...standing.deeds, deed], state };
        return { outcome, changes: await change(next, { kind: 'deed', deed }, 'changed') };
      }),
    apply: (who, script, mend) =>
      turns.take(who, async () => {
        const { standing: played, wrong, dropped } = playAll(script, standing.deeds);
        refuseWrong(wrong);
        const next = { ...played, state: shared(standing.state, played.state) };
        if (isSame(next, standing)) return { changes: await reconcile(plane, 'all'), dropped };
        const entry: Entry = { kind: 'apply', script, deeds: next.deeds };
        return { changes: await change(next, entry, mend ? 'all' : 'changed-or-all'), dropped };
      }),
    drift: (who, script) =>
      turns.take(who, async () => {
        const wanted = script ? planeOf(playAll(script, standing.deeds).standing.state.world) : plane;
        return (await crew.task('compare', { wanted })).changes;
      }),
    look: (who, task, ask) => turns.take(who, () => crew.task(task, ask(standing, plane))),
    glance: (see) => see(standing, plane, crew),
    async stop() {
      await crew.stop();
      journal.close();
    },
  };
}

/** The same file again: what somebody else changed in the kernel is mended, and there is nothing to write down. */
const isSame = (a: Standing, b: Standing): boolean => a.script.text === b.script.text && same(a, b);

const suitsOf = ({ script: { scenario, without }, state: { world } }: Standing): Suits => ({
  file: scenario.file,
  features: askedOf(leaveOut(scenario, without)),
  demand: demandOf(world),
});

export const recordOf = (entry: Entry, standing: Standing, n: number, time: string): JournalRecord => ({
  n,
  time,
  digest: digestOf(standing),
  entry,
});

const optional = <K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: T });

/** What was built goes again if it cannot be written down. */
async function openOr(undo: () => Promise<void>, open: () => JournalFile): Promise<JournalFile> {
  try {
    return open();
  } catch (error) {
    await undo();
    throw error;
  }
}
