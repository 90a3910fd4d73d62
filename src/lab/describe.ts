import type { FaultTarget, Item } from '../scenario/schema.js';
import { probesOf } from './question.js';

/** What the lab is about to do, for the live line. */
export function describe(item: Item): string {
  if ('wait' in item) return `waiting ${item.wait} on the virtual clock`;
  if ('call' in item) return `${item.as}: ${item.call}`;
  if ('fault' in item) return `breaking ${targetText(item.fault)}`;
  if ('heal' in item) return `mending ${targetText(item.heal)}`;
  if ('bill' in item.check) return `bill of ${item.check.bill}`;
  if ('matrix' in item.check) return 'matrix';
  const questions = probesOf(item.check);
  return `${questions[0]?.kind} ${questions.map(({ from, to }) => `${from} -> ${to}`).join(', ')}`;
}

function targetText(target: FaultTarget): string {
  if ('line' in target) return `line ${target.line}`;
  return 'host' in target ? `host ${target.host}` : `${target.region_connection.join(' - ')}`;
}
