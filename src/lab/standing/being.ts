import { readdirSync, readFileSync } from 'node:fs';

/** A process, told from another one that gets its pid later. */
export interface Being {
  readonly pid: number;
  /** The machine's start, and ticks from then until the process began. */
  readonly born: string;
}

interface Stat {
  /** `T`: stopped. */
  readonly state: string;
  readonly parent: number;
  readonly born: string;
}

/** Who has a pid now; `undefined` if nobody does, or where nobody can tell. */
export function beingOf(pid: number): Being | undefined {
  const stat = statOf(pid);
  return stat && { pid, born: stat.born };
}

export const isAlive = ({ pid, born }: Being): boolean => {
  const stat = statOf(pid);
  return stat?.born === born && stat.state !== 'Z';
};

export const isStopped = (pid: number): boolean => statOf(pid)?.state === 'T';

export const childrenOf = (parent: number): Being[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = statOf(Number(name));
      return stat?.parent === parent ? [{ pid: Number(name), born: stat.born }] : [];
    });

/** Behind the name of the program, which may hold anything: state, parent, and the time of the start as the 20th. */
const BORN = 19;

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { state: fields[0] ?? '', parent: Number(fields[1]), born: `${boot} ${fields[BORN]}` };
  } catch {
    return undefined;
  }
}
