import { formatRate } from '../model/units.js';
import { delayText } from '../plane/delay-text.js';
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
      plane.links.some(isDelayed) ? ['LINK', 'TO', 'RATE', 'DELAY'] : ['LINK', 'TO', 'RATE'],
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

function linkRow(link: Link, style: Style): string[] {
  const [a, b] = link.ends;
  const down = a.up && b.up ? '' : ' (down)';
  const delay = isDelayed(link) ? [bothWays(a, b, delayOf, style)] : [];
  return [endText(a), endText(b), `${bothWays(a, b, rateOf, style)}${down}`, ...delay];
}

const isDelayed = ({ ends }: Link): boolean => ends.some(({ delay }) => delay);

const endText = ({ namespace, name }: LinkEnd): string => `${namespace}/${name}`;

const rateOf = ({ shaper }: LinkEnd): string => (shaper ? formatRate(shaper.rate) : 'unlimited');
const delayOf = ({ delay }: LinkEnd): string => (delay ? delayText(delay) : 'none');

function bothWays(a: LinkEnd, b: LinkEnd, of: (end: LinkEnd) => string, { symbols }: Style): string {
  return of(a) === of(b) ? of(a) : `${symbols.to} ${of(a)}, ${symbols.from} ${of(b)}`;
}

const filterRows = ({ name, filter }: Namespace) => (filter ? [filterRow(name, filter)] : []);

const filterRow = (name: string, { sets, rules }: PacketFilter) => [
  name,
  sets.length,
  sets.reduce((sum, { members }) => sum + members.length, 0),
  rules.filter((rule) => rule.startsWith('-A')).length,
];
