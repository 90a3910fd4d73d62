const PRIME_LOW = 0x1b3;
const WORD = 2 ** 32;

/**
 * FNV-1a over UTF-16 code units, 64 bits, as 13 base-36 digits: short stable names, no security. In two halves of 32 bits:
 * a lab asks for thousands, and with big integers each takes ten times as long.
 */
export function hash(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let i = 0; i < text.length; i++) {
    low = (low ^ text.charCodeAt(i)) >>> 0;
    // Times 2^40 + 0x1b3: the first moves the low half up by 8 bits.
    const product = low * PRIME_LOW;
    high = (Math.imul(high, PRIME_LOW) + (low << 8) + Math.floor(product / WORD)) >>> 0;
    low = product >>> 0;
  }
  return digits(high, low);
}

/** Base-36 digits that fit into 32 bits, and their worth. */
const SIX = 6;
const WORTH = 36 ** SIX;
const HALF = 1 << 16;

/** A number of 64 bits in two halves, as 13 base-36 digits: divided by six digits' worth, 16 bits at a time. */
function digits(high: number, low: number): string {
  const first = (high % WORTH) * HALF + (low >>> 16);
  const second = (first % WORTH) * HALF + (low & (HALF - 1));
  const rest =
    (Math.floor(high / WORTH) * HALF + Math.floor(first / WORTH)) * HALF + Math.floor(second / WORTH);
  const six = (value: number): string => value.toString(36).padStart(SIX, '0');
  return Math.floor(rest / WORTH).toString(36) + six(rest % WORTH) + six(second % WORTH);
}
