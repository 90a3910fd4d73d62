import { readFileSync } from 'node:fs';

const LISTEN = '0A';

/** True if a process listens on a TCP port, by the kernel's own table of the namespace that process `pid` stands in. */
export function isListening(pid: number, port: number): boolean {
  return ['tcp', 'tcp6'].some((table) => readTable(pid, table).some((line) => listensOn(line, port)));
}

function listensOn(line: string, port: number): boolean {
  const [, local = '', , state] = line.trim().split(/\s+/);
  return state === LISTEN && Number.parseInt(local.split(':').at(-1) ?? '', 16) === port;
}

function readTable(pid: number, table: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/net/${table}`, 'utf8').split('\n').slice(1);
  } catch {
    return []; // The process has ended.
  }
}
