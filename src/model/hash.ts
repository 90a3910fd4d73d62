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
  return ((BigInt(high) << 32n) | BigInt(low)).toString(36).padStart(13, '0');
}
