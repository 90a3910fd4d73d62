import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findTool } from '../../src/kernel/tools.js';
import type { Isolation } from '../../src/lab/sandbox/isolation.js';
import { ipScript } from '../contenders/ip-script.js';
import { floorScript } from '../record/floor-script.js';
import { straceHere, traceOf } from '../record/trace.js';
import { compiled } from '../run/contest.js';

/** Who lays a star of hosts. */
export interface Rival {
  readonly name: 'transitlab' | 'floor' | 'Mininet' | 'ip';
  /** The most hosts it is asked for. */
  readonly most: number;
  /** The most hosts for which it asks every pair; 0: it does not. */
  readonly pairsMost: number;
  readonly isolation?: Isolation;
  command(hosts: number, pairs: boolean): readonly string[];
}

/** Debian's, which has Mininet's module. */
const PYTHON = '/usr/bin/python3';
const SOURCES = fileURLToPath(new URL('../../../bench/', import.meta.url));

export const transitlabCommand = (...args: readonly string[]): readonly string[] => [
  process.execPath,
  compiled('../contenders/transitlab.js'),
  ...args,
];

/** All that this machine has; the notes say what is missing, and why. `folder` is for what they need. */
export function rivals(folder: string): {
  readonly rivals: readonly Rival[];
  readonly notes: readonly string[];
} {
  const notes: string[] = [];
  const need = (found: boolean, note: string): boolean => {
    if (!found) notes.push(note);
    return found;
  };
  const list: Rival[] = [
    {
      name: 'transitlab',
      most: Number.POSITIVE_INFINITY,
      pairsMost: 1000,
      command: (hosts, pairs) => transitlabCommand(String(hosts), ...(pairs ? ['--matrix'] : [])),
    },
  ];
  if (need(straceHere() && findTool('cc') !== undefined, 'No floor: strace and a C compiler are needed.'))
    list.push(floor(folder));
  if (
    need(process.getuid?.() === 0, 'No Mininet: only root may run it.') &&
    need(hasMininet(), 'No Mininet: apt-get install mininet')
  )
    list.push({
      name: 'Mininet',
      most: 1000,
      pairsMost: 100,
      isolation: 'root',
      command: (hosts, pairs) => [
        PYTHON,
        join(SOURCES, 'contenders/star_mininet.py'),
        String(hosts),
        ...(pairs ? ['--matrix'] : []),
      ],
    });
  list.push({ name: 'ip', most: 1000, pairsMost: 0, command: (hosts) => ['sh', ipFile(folder, hosts)] });
  return { rivals: list, notes };
}

function floor(folder: string): Rival {
  const program = join(folder, 'floor');
  execFileSync('cc', ['-O2', '-Wall', '-o', program, join(SOURCES, 'floor.c')]);
  const scripts = new Map<number, string>();
  return {
    name: 'floor',
    most: Number.POSITIVE_INFINITY,
    pairsMost: 0,
    command(hosts) {
      const script = scripts.get(hosts) ?? join(folder, `floor-${hosts}`);
      if (!scripts.has(hosts)) writeFileSync(script, floorScript(traceOf(transitlabCommand(String(hosts)))));
      scripts.set(hosts, script);
      return [program, script];
    },
  };
}

function ipFile(folder: string, hosts: number): string {
  const file = join(folder, `ip-${hosts}`);
  writeFileSync(file, ipScript(hosts));
  return file;
}

function hasMininet(): boolean {
  try {
    execFileSync(PYTHON, ['-c', 'import mininet.net'], { stdio: 'ignore' });
    return findTool('mnexec') !== undefined && findTool('brctl') !== undefined;
  } catch {
    return false;
  }
}
