import type { Style } from '../style.js';
import { count, paragraph, plain } from '../text/layout.js';
import { type Change, type Changed, changeOf, changesIn, type MatrixDiff } from './changes.js';
import { gridLines, type Mark } from './grid.js';
import { differenceLines, differing, loudly, measuredLine } from './text.js';
import { capped, momentText, probeText, reasonText, wayText } from './words.js';

type Pair = readonly [from: number, to: number];

/** What changed between two moments, for people: a grid, then what opened, closed, or is blocked otherwise. */
export function diffLines(diff: MatrixDiff, style: Style): string[] {
  const { before, after, hosts } = diff;
  const moments = [before, after].map(({ moment }) => momentText(moment)).join(` ${style.symbols.to} `);
  const differ = [before, after].map(differing);
  return [
    ...paragraph(moments, 0, style),
    ...paragraph(
      `${probeText(before.probe)}, ${count(hosts.length, 'host')}: ${sums(changesIn(diff))}`,
      0,
      style,
    ),
    ...hostLines(diff, style),
    measuredLine(bothOf(differ), style),
    ...(hosts.length === 0 ? [] : ['', ...gridOf(diff, differ, style)]),
    ...changeLines(diff, style),
    ...differenceLines(before, differ[0] ?? [], style),
    ...differenceLines(after, differ[1] ?? [], style),
  ];
}

const bothOf = (differ: readonly (readonly Pair[] | undefined)[]): readonly Pair[] | undefined =>
  differ.some((pairs) => pairs) ? differ.flatMap((pairs) => pairs ?? []) : undefined;

const TITLES = { opened: 'Opened', closed: 'Closed', otherwise: 'Blocked for another reason' } as const;

const sums = (changes: readonly Changed[]): string =>
  (['opened', 'closed', 'otherwise'] as const)
    .map((kind) => {
      const pairs = changes.filter(({ change }) => change === kind).reduce((sum, one) => sum + one.pairs, 0);
      return `${pairs} ${TITLES[kind].toLowerCase()}`;
    })
    .join(', ');

function hostLines({ gone, come }: MatrixDiff, style: Style): string[] {
  const line = (text: string, ids: readonly string[]): string[] =>
    ids.length === 0 ? [] : paragraph(`${text}: ${ids.join(', ')}`, 0, style);
  return [...line('no longer there, and not compared', gone), ...line('new, and not compared', come)];
}

function gridOf(diff: MatrixDiff, differ: readonly (readonly Pair[] | undefined)[], style: Style): string[] {
  const { colors, symbols } = style;
  const marks: Readonly<Record<Change, Mark>> = {
    opened: { sign: '+', text: 'opened', paint: colors.green },
    closed: { sign: '-', text: 'closed', paint: colors.red },
    otherwise: { sign: '~', text: 'blocked for another reason than before', paint: colors.yellow },
    open: { sign: symbols.pass, text: 'reachable at both moments', paint: colors.dim },
    blocked: { sign: symbols.fail, text: 'blocked at both moments', paint: colors.dim },
  };
  const markOf = (from: number, to: number): Mark => marks[changeOf(diff.reasonsAt(from, to))];
  return gridLines(diff, markOf, loudly(placed(diff, differ), style), style);
}

/** Differences of either moment, by places in the hosts of both. */
function placed(diff: MatrixDiff, differ: readonly (readonly Pair[] | undefined)[]): Pair[] {
  const places = new Map(diff.hosts.map(({ id }, place) => [id, place]));
  return [diff.before, diff.after].flatMap(({ hosts }, at) =>
    (differ[at] ?? []).map(
      ([from, to]): Pair => [places.get(hosts[from]?.id ?? '') ?? -1, places.get(hosts[to]?.id ?? '') ?? -1],
    ),
  );
}

function changeLines(diff: MatrixDiff, style: Style): string[] {
  const all = changesIn(diff);
  return (['opened', 'closed', 'otherwise'] as const).flatMap((kind) => {
    const changes = all.filter(({ change }) => change === kind);
    if (changes.length === 0) return [];
    return [
      '',
      style.colors.bold(TITLES[kind]),
      ...capped(changes, (change) => changeLine(diff, change, style)),
    ];
  });
}

function changeLine(diff: MatrixDiff, changed: Changed, style: Style): string[] {
  const { colors, symbols } = style;
  const { from, to, before, after, pairs, example } = changed;
  const said = [
    ...(before ? [`was ${reasonText(before)}`] : []),
    ...(after ? [`now ${reasonText(after)}`] : []),
  ].join(', ');
  const [sender, receiver] = example.map((place) => diff.placesOf(place)) as [Pair, Pair];
  const { predicted } = after ? diff.after : diff.before;
  const at = after ? 1 : 0;
  const { text } = predicted.verdictOf(sender[at], receiver[at]);
  const [a, b] = example.map((place) => diff.hosts[place]?.id);
  return [
    `  ${wayText(from, to, style)}: ${count(pairs, 'pair')}, ${colors.yellow(plain(said, style))}`,
    ...paragraph(`${a} ${symbols.to} ${b}: ${after ? '' : 'before, '}${text}`, 6, style).map(
      (line) => `      ${colors.dim(line)}`,
    ),
  ];
}
