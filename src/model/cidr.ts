import IPCIDR from 'ip-cidr';
import { Netmask } from 'netmask';

/** An IPv4 address as an unsigned 32-bit number. */
export type Ip = number;

/** An IPv4 block: `base` is its first address, `bits` the prefix length 0 to 32, `text` the canonical form. */
export interface Cidr {
  readonly base: Ip;
  readonly bits: number;
  readonly text: string;
}

const DOTTED = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

/** `undefined` unless `text` is four plain decimal octets: no leading zeros, no short forms. */
export function parseIp(text: string): Ip | undefined {
  if (!DOTTED.test(text) || /(^|\.)0\d/.test(text)) return undefined;
  return text.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
}

export function formatIp(ip: Ip): string {
  return `${ip >>> 24}.${(ip >>> 16) & 255}.${(ip >>> 8) & 255}.${ip & 255}`;
}

const cache = new Map<string, Cidr | undefined>();

/**
 * Parses `a.b.c.d/n`, or a bare address as /32. `undefined` if it is neither.
 * Host bits are cleared; compare `text` with the input to find out whether any were set.
 */
export function parseCidr(text: string): Cidr | undefined {
  if (!cache.has(text)) {
    if (cache.size > 100_000) cache.clear();
    cache.set(text, parseUncached(text));
  }
  return cache.get(text);
}

function parseUncached(text: string): Cidr | undefined {
  const [address = '', length = '32'] = text.split('/');
  const whole = text.includes('/') ? text : `${text}/32`;
  // Stricter than the package, which takes leading zeros in octets and lengths.
  if (!IPCIDR.isValidCIDR(whole) || parseIp(address) === undefined || !/^([0-9]|[12]\d|3[0-2])$/.test(length))
    return undefined;
  const block = new Netmask(`${address}/${length}`);
  return { base: parseIp(block.base) ?? 0, bits: block.bitmask, text: `${block.base}/${block.bitmask}` };
}

/** For text that is known to be valid: throws `TypeError` otherwise. */
export function cidr(text: string): Cidr {
  const parsed = parseCidr(text);
  if (!parsed) throw new TypeError(`not an IPv4 CIDR block: ${text}`);
  return parsed;
}

/** For text that is known to be valid: throws `TypeError` otherwise. */
export function ip(text: string): Ip {
  const parsed = parseIp(text);
  if (parsed === undefined) throw new TypeError(`not an IPv4 address: ${text}`);
  return parsed;
}

export const sizeOf = (block: Cidr): number => 2 ** (32 - block.bits);

export const lastOf = (block: Cidr): Ip => block.base + sizeOf(block) - 1;

export const hasIp = (block: Cidr, address: Ip): boolean => address >= block.base && address <= lastOf(block);

/** Whether every address of `inner` is in `outer`; a block contains itself. */
export const contains = (outer: Cidr, inner: Cidr): boolean =>
  inner.bits >= outer.bits && hasIp(outer, inner.base);

export const overlaps = (a: Cidr, b: Cidr): boolean => contains(a, b) || contains(b, a);

/** Orders by first address, then by length, shorter prefix first. */
export const compareCidr = (a: Cidr, b: Cidr): number => a.base - b.base || a.bits - b.bits;
