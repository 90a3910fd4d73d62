import { parse, stringify } from 'yaml';
import type { Item, Step } from '../../src/scenario/schema.js';
import { shipped } from '../scenario/shipped.js';

/** A place in a shipped scenario: indexes of a step and of an item there. */
export interface Place {
  readonly file: string;
  readonly step: number;
  readonly item: number;
}

/** The scenario up to a place, without its checks, and then other items: a fix, and a check of it. */
export function mendedAt({ file: name, step: last, item }: Place, items: readonly Item[]): string {
  const text = shipped.find(({ file }) => file === name)?.text ?? '';
  const file = parse(text) as { steps: Step[] };
  const steps = file.steps.slice(0, last + 1).map(({ step, do: all }, s) => ({
    step,
    do: (s < last ? all : all.slice(0, item)).filter((one) => !('check' in one)),
  }));
  const mended = { step: 'Mended', do: items };
  return stringify({ ...file, steps: [...steps.filter((step) => step.do.length > 0), mended] });
}
