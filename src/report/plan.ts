import { formatRate } from '../model/units.js';
import type { Link, LinkEnd, Namespace, PacketFilter, Plane } from '../plane/plane.js';
import type { Style } from './style.js';
import { table } from './table.js';
import { count } from './text/layout.js';

/** What would be built, for people: counts, then namespaces, links with their rates, filters. */
export function planSummary(plane: Plane, style: Style): string[] {
  return [
    sizes(plane),
    ...section(
      ['NAMESPACE', 'KIND', 'ADDRESSES', 'ROUTES', 'WHAT IT IS'],
      plane.namespaces.map(namespaceRow),
      style,
    ),
    ...section(
      ['LINK', 'TO', 'RATE'],
      plane.links.map((link) => linkRow(link, style)),
      style,
    ),
    ...section(['FILTER', 'SETS', 'MEMBERS', 'RULES'], plane.namespaces.flatMap(filterRows), style),
  ];
}

function sizes({ namespaces, links }: Plane): string {
  const hosts = namespaces.filter(({ kind }) => kind === 'host').length;
  const shaped = links.filter(({ ends }) => ends.some((end) => end.shaper)).length;
  const filters = namespaces.filter(({ filter }) => filter).length;
  return [
    `${count(namespaces.length, 'namespace')} (${count(hosts, 'host')}, ${count(namespaces.length - hosts, 'router')})`,
    `${count(links.length, 'link')} (${shaped} with a rate)`,
    count(filters, 'filter'),
  ].join(', ');
}

const section = (
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  style: Style,
): string[] => (rows.length === 0 ? [] : ['', ...table(head, rows, style)]);

const namespaceRow = ({ name, kind, addresses, routes, label }: Namespace) => [
  name,
  kind,
  addresses.map(({ cidr }) => cidr).join(' '),
  routes.length,
  label,
];

function linkRow({ ends: [a, b] }: Link, style: Style): string[] {
  const down = a.up && b.up ? '' : ' (down)';
  return [endText(a), endText(b), `${rateText(a, b, style)}${down}`];
}

const endText = ({ namespace, name }: LinkEnd): string => `${namespace}/${name}`;

function rateText(a: LinkEnd, b: LinkEnd, { symbols }: Style): string {
  const rate = ({ shaper }: LinkEnd): string => (shaper ? formatRate(shaper.rate) : 'unlimited');
  return rate(a) === rate(b) ? rate(a) : `${symbols.to} ${rate(a)}, ${symbols.from} ${rate(b)}`;
}

const filterRows = ({ name, filter }: Namespace) => (filter ? [filterRow(name, filter)] : []);

const filterRow = (name: string, { sets, rules }: PacketFilter) => [
  name,
  sets.length,
  sets.reduce((sum, { members }) => sum + members.length, 0),
  rules.filter((rule) => rule.startsWith('-A')).length,
];
