import fc from 'fast-check';
import type { Topology } from '../../../src/report/topology/topology.js';

/** Names that would mean something to one of the formats, and any others. */
export const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    'end',
    '1. list',
    '- item',
    '`code`',
    '"quote"',
    "'quote'",
    '<b>x</b>',
    'a&amp;b',
    '#35;',
    '[x](y)',
    'x|y',
    '\\',
    '\\"',
    '\\N\\l',
    '```',
    '%%{init: {}}%%',
    '$$x$$',
    'a\r\nb',
    '\u2028',
    '::error::x',
    '%0A',
    ']]>',
    '--',
  ),
);

/** A VPC for each name, each joined to the first. */
export function named(names: readonly string[]): Topology {
  const ids = [...new Set(names)];
  return {
    regions: [{ id: 'r', label: names[0] ?? '' }],
    nodes: ids.map((name) => ({
      id: name,
      kind: 'vpc',
      label: name,
      detail: name,
      region: 'r',
      account: name,
      up: true,
      text: name,
    })),
    links: ids.slice(1).map((name) => ({
      id: `to ${name}`,
      kind: 'peering',
      ends: [ids[0] ?? '', name],
      label: name,
      up: true,
      text: name,
    })),
  };
}
