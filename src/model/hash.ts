/** FNV-1a over UTF-16 code units, 64 bits, as 13 base-36 digits: short stable names, no security. */
export function hash(text: string): string {
  let h = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) {
    h = BigInt.asUintN(64, (h ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  }
  return h.toString(36).padStart(13, '0');
}
