import type { Reason } from '../../analyze/matrix/predict.js';
import { REASON_CODES, type ReasonCode } from '../../analyze/verdict.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A capital for each code: of its words' beginnings the first that is free, else of its letters, else of all. */
export function lettersOf(codes: Iterable<ReasonCode>): ReadonlyMap<ReasonCode, string> {
  const wanted = new Set(codes);
  const letters = new Map<ReasonCode, string>();
  const taken = new Set<string>();
  for (const code of REASON_CODES.filter((known) => wanted.has(known))) {
    const words = code.split('_');
    const choice = [...words.map((word) => word.charAt(0)), ...words.join(''), ...ALPHABET];
    const letter = choice.find((one) => !taken.has(one)) ?? '?';
    letters.set(code, letter);
    taken.add(letter);
  }
  return letters;
}

/** Small where the request arrives and the answer does not. */
export const letterOf = (letters: ReadonlyMap<ReasonCode, string>, { code, direction }: Reason): string => {
  const letter = letters.get(code) ?? '?';
  return direction === 'return' ? letter.toLowerCase() : letter;
};
