import type { PagePicture, PageScenario } from '../data.js';
import { type FoundPath, pathOf } from '../view/path.js';
import { all } from './dom.js';
import type { Pair } from './pair.js';
import type { View } from './state.js';

/** Keeps the drawing at the moment that is looked at. */
export interface Picture {
  readonly show: (view: View, pair: Pair | undefined) => void;
}

export function newPicture(root: Element, data: PageScenario): Picture {
  const svg = root.querySelector('svg.topology');
  const parts = svg ? all<SVGGElement>(svg, '[data-node], [data-link]') : [];
  const texts = new Map(parts.map((part) => [part, textOf(part)?.textContent ?? '']));
  return {
    show(view, pair) {
      const { state = 0 } = data.moments[view.moment] ?? {};
      const picture = data.states[state]?.picture;
      if (!picture) return;
      const marks = marksOf(picture, pair && wayOf(data, view, pair));
      for (const part of parts) {
        const id = idOf(part);
        for (const [name, ids] of marks) part.classList.toggle(name, ids.has(id));
        const text = textOf(part);
        if (text) text.textContent = picture.labels[id] ?? texts.get(part) ?? '';
      }
      svg?.classList.toggle('has-path', pair !== undefined);
      reveal(svg);
    },
  };
}

/** What is looked at, the most telling first. */
const FIRST = ['.stop', '.host.on-path', '.on-path', '.changed:not(.absent)'];

/** Scrolls the drawing, and nothing around it, to where the way or the change begins. */
function reveal(svg: Element | null): void {
  const box = svg?.parentElement;
  const part = FIRST.map((selector) => svg?.querySelector(selector)).find((found) => found);
  if (!box || !part) return;
  const [inner, outer] = [part.getBoundingClientRect(), box.getBoundingClientRect()];
  if (inner.left < outer.left || inner.right > outer.right)
    box.scrollLeft += inner.left - outer.left - outer.width / 4;
  if (inner.top < outer.top || inner.bottom > outer.bottom)
    box.scrollTop += inner.top - outer.top - outer.height / 4;
}

const idOf = ({ dataset }: SVGGElement): string => dataset.node ?? dataset.link ?? '';

/** The text of it that moments change. */
const textOf = (part: SVGGElement): Element | null =>
  part.querySelector('.rate') ?? part.querySelector('.caption') ?? part.querySelector('.address');

interface Way {
  readonly on: ReadonlySet<string>;
  readonly stop: ReadonlySet<string>;
}

function wayOf(data: PageScenario, view: View, { from, to, check }: Pair): Way | undefined {
  const { state = 0 } = data.moments[view.moment] ?? {};
  const found = pathOf(data, {
    state,
    probe: view.probe,
    from,
    to,
    ...(check === undefined ? {} : { check }),
  });
  const ends = [from, to].map((host) => data.hosts[host]?.name ?? '');
  return found ? { on: new Set([...ends, ...partsOf(found)]), stop: new Set(stopOf(found)) } : undefined;
}

const partsOf = ({ there, back }: FoundPath): string[] =>
  [...there, ...back].flatMap(({ router, link }) => (link === undefined ? [router] : [router, link]));

function stopOf({ verdict, there, back }: FoundPath): string[] {
  const last = (verdict.direction === 'return' ? back : there).at(-1);
  return verdict.reachable || !last ? [] : [last.router];
}

const marksOf = (picture: PagePicture, way: Way | undefined): [string, ReadonlySet<string>][] => [
  ['absent', new Set(picture.absent)],
  ['down', new Set(picture.down)],
  ['test', new Set(picture.test)],
  ['changed', new Set(picture.changed)],
  ['on-path', way?.on ?? new Set()],
  ['stop', way?.stop ?? new Set()],
];
