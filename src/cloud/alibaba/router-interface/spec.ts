import { refuse } from '../errors.js';
import type { Reader } from '../params.js';

/** Mbit/s of each specification (CreateRouterInterface, Vpc 2016-04-28). */
const SPECS = {
  'Mini.2': 2,
  'Mini.5': 5,
  'Small.1': 10,
  'Small.2': 20,
  'Small.5': 50,
  'Middle.1': 100,
  'Middle.2': 200,
  'Middle.5': 500,
  'Large.1': 1_000,
  'Large.2': 2_000,
  'Large.5': 5_000,
  'Xlarge.1': 10_000,
} as const;

export interface Size {
  readonly Spec: string;
  /** Mbit/s; 0 for the side that accepts, which has none of its own. */
  readonly Bandwidth: number;
}

/** The smallest that gives at least so many Mbit/s; absent: none does. */
export const specFor = (Mbps: number): string | undefined =>
  Object.entries(SPECS).find(([, bandwidth]) => bandwidth >= Mbps)?.[0];

/** What the accepting side has in place of a specification. */
export const NEGATIVE: Size = { Spec: 'Negative', Bandwidth: 0 };

export const size: Reader<Size> = (value, name) => {
  const given = String(value ?? '').toLowerCase();
  if (given === '') return refuse('MissingParameter', `Parameter: ${name}.`);
  if (given === 'negative') return { ok: true, value: NEGATIVE };
  const found = Object.entries(SPECS).find(([spec]) => spec.toLowerCase() === given);
  return found
    ? { ok: true, value: { Spec: found[0], Bandwidth: found[1] } }
    : refuse('InvalidSpec.ValudNotSupported', `${name} must be one of ${Object.keys(SPECS).join(', ')}.`);
};
