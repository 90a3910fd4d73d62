import type { SchemaNode } from '../../src/scenario/json-schema.js';

/** The tables of docs/scenario-format.md: one for each kind of map, in the order of the schema. */
export const referenceOf = (schema: SchemaNode): string =>
  mapsOf(schema, '')
    .map(({ path, node }) =>
      [`### ${path === '' ? 'The file' : `\`${path}\``}`, `${node.description}.`, table(node)].join('\n\n'),
    )
    .join('\n\n');

interface MapNode {
  readonly path: string;
  readonly node: SchemaNode;
}

/** Every map with named keys, and where it stands: `hosts.NAME`, `steps[].do[] with call`. */
function mapsOf(node: SchemaNode, path: string): MapNode[] {
  const own = node.properties ? [{ path, node }] : [];
  const entries = Object.entries(node.properties ?? {}).flatMap(([key, inner]) =>
    mapsOf(inner, path === '' ? key : `${path}.${key}`),
  );
  const named = Object.values(node.patternProperties ?? {}).flatMap((inner) => mapsOf(inner, `${path}.NAME`));
  const alternatives = (node.anyOf ?? []).flatMap((inner, _, all) => alternative(inner, all, path));
  const items = isOne(node.items) ? mapsOf(node.items, `${path}[]`) : [];
  return [...own, ...entries, ...named, ...alternatives, ...items];
}

const isOne = (items: SchemaNode['items']): items is SchemaNode =>
  items !== undefined && !Array.isArray(items);

/** Several maps in one place are told apart by the key that each alone needs. */
function alternative(node: SchemaNode, all: readonly SchemaNode[], path: string): MapNode[] {
  const [own, ...inner] = mapsOf(node, path);
  if (!own) return [];
  const telling = (node.required ?? []).filter((name) =>
    all.every((other) => other === node || !other.properties?.[name]),
  );
  const several = all.filter(({ properties }) => properties).length > 1;
  return [several ? { ...own, path: `${path} with ${telling.at(-1)}` } : own, ...inner];
}

function table(node: SchemaNode): string {
  const rows = Object.entries(node.properties ?? {}).map(([key, inner]) => [
    `\`${key}\`${node.required?.includes(key) ? ' (needed)' : ''}`,
    kindOf(inner),
    inner.default === undefined ? '' : `\`${inner.default}\``,
    inner.description ?? '',
  ]);
  return aligned([['key', 'value', 'default', 'meaning'], ...rows]);
}

/** Columns padded as the formatter of the project pads them. */
function aligned(rows: readonly (readonly string[])[]): string {
  const escaped = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = (escaped[0] ?? []).map((_, i) =>
    Math.max(3, ...escaped.map((row) => (row[i] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = escaped;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

function kindOf(node: SchemaNode): string {
  if (node.enum) return node.enum.map((word) => `\`${word}\``).join(', ');
  if (node.anyOf) return [...new Set(node.anyOf.map(kindOf))].join(' or ');
  if (node.patternProperties) return 'map of names';
  const range = node.minimum === undefined ? '' : `, ${node.minimum} to ${node.maximum}`;
  switch (node.type) {
    case 'string':
      return 'text';
    case 'integer':
      return `whole number${range}`;
    case 'number':
      return `number${range}`;
    case 'boolean':
      return '`true`, `false`';
    case 'array':
      return Array.isArray(node.items) ? `list of ${node.items.length}` : 'list';
    default:
      return 'map';
  }
}
