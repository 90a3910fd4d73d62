import type { Claim } from '../run/claim.js';
import { table } from './text.js';

/** A line for each promise. */
export const claimTable = (claims: readonly Claim[]): string[] =>
  table(
    ['what', 'measured', 'asked for', 'kept'],
    claims.map(({ what, measured, asked, kept }) => [what, measured, asked, verdict(kept)]),
  );

const verdict = (kept: boolean | undefined): string =>
  kept === undefined ? 'not measured here' : kept ? 'yes' : '**no**';
