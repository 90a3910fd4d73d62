import { closest, distance } from 'fastest-levenshtein';

const LISTED = 8;

/**
 * The candidate that was probably meant: equal but for case or for the order of letters, or a third of its letters
 * away at most.
 */
export function similar(name: string, candidates: readonly string[]): string | undefined {
  const same =
    candidates.find((candidate) => candidate.toLowerCase() === name.toLowerCase()) ??
    candidates.find((candidate) => letters(candidate) === letters(name));
  if (same !== undefined || candidates.length === 0) return same;
  const best = closest(name, candidates);
  return distance(name, best) <= Math.max(name.length, best.length) / 3 ? best : undefined;
}

const letters = (name: string): string => [...name].sort().join('');

/** `did you mean "vpc-a"?`, or what there is to choose from: `VPCs in this file: vpc-a, vpc-b`. */
export function suggest(name: string, candidates: readonly string[], title: string): string {
  const best = similar(name, candidates);
  return best === undefined ? `${title}: ${listed(candidates)}` : `did you mean "${best}"?`;
}

export function listed(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const more = names.length > LISTED ? `, and ${names.length - LISTED} more` : '';
  return `${names.slice(0, LISTED).join(', ')}${more}`;
}
