import type { Note } from '../../lab/standing/task.js';
import type { Style } from '../style.js';
import { table } from '../table.js';
import { count } from '../text/layout.js';

/** Changes of the kernel as a table; of many the first. */
export function noteLines(notes: readonly Note[], style: Style, most = 40): string[] {
  if (notes.length === 0) return [];
  const shown = notes.slice(0, most);
  const rows = shown.map(({ operation, namespace, object, reason }) => [
    operation,
    namespace,
    object,
    reason,
  ]);
  const more = notes.length - shown.length;
  return [
    ...table(['CHANGE', 'NAMESPACE', 'OBJECT', 'REASON'], rows, style),
    ...(more > 0 ? [`and ${count(more, 'change')} more`] : []),
  ];
}

/** Where the kernel is otherwise than it should be, each difference as what is wrong there. */
export function driftLines(notes: readonly Note[], style: Style): string[] {
  if (notes.length === 0) return ['the kernel holds what it should'];
  const rows = notes.map(({ operation, namespace, object, reason }) => [
    wrongness(operation, reason),
    operation.replace(/\..*$/, ''),
    namespace,
    object,
    reason,
  ]);
  return [
    ...table(['DRIFT', 'WHAT', 'NAMESPACE', 'OBJECT', 'WHY'], rows, style),
    `${count(notes.length, 'difference')}; \`transitlab apply --mend\` with the lab's file mends it`,
  ];
}

/** A change that would mend it tells what is wrong. */
function wrongness(operation: string, reason: string): string {
  if (operation.endsWith('.delete')) return 'extra';
  return reason === 'not there' ? 'missing' : 'changed';
}
