import { readFileSync } from 'node:fs';
import { PACKAGE_ROOT } from '../../src/lab/package.js';
import type { Deed, Entry, JournalRecord, Script } from '../../src/lab/standing/journal/entry.js';
import { digestOf, follow, type Standing } from '../../src/lab/standing/standing.js';
import { loadScenario } from '../../src/scenario/load.js';

export const SAME_REGION = `${PACKAGE_ROOT}scenarios/cen-same-region.lab.yaml`;

/** What a file asks to stand; `edit` changes its text first. */
export function scriptOf(path = SAME_REGION, edit: (text: string) => string = (text) => text): Script {
  const text = edit(readFileSync(path, 'utf8'));
  const { scenario, diagnostics } = loadScenario(path, text);
  if (!scenario) throw new Error(JSON.stringify(diagnostics));
  return { path, text, scenario, without: [] };
}

export const upEntry = (script = scriptOf()): Entry & { readonly kind: 'up' } => ({
  kind: 'up',
  version: '0.1.0',
  name: 'lab',
  sandbox: { sandbox: 'embedded' },
  script,
});

/** The records of a lab to which these entries happened. */
export function recordsOf(...entries: readonly Entry[]): JournalRecord[] {
  let standing: Standing | undefined;
  return entries.map((entry, n) => {
    standing = follow(standing, entry);
    return { n, time: '2024-01-01T00:00:00.000Z', digest: digestOf(standing), entry };
  });
}

export const createCen = (name: string): Deed => ({ as: 'A', call: 'CreateCen', with: { Name: name } });
export const week: Deed = { wait: '7d' };
