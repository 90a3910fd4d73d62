import { parseCidr, parseIp } from '../model/cidr.js';

interface Problem {
  readonly what: string;
  readonly hint: string;
}

/** What is wrong with the writing of an IPv4 block. */
export function blockProblem(text: string): Problem | undefined {
  const block = parseCidr(text);
  if (!block)
    return { what: `"${text}" is not an IPv4 block`, hint: 'an IPv4 block is written 172.16.1.0/24' };
  if (parseIp(text) !== undefined)
    return { what: `"${text}" is an address, not a block`, hint: `write ${text}/32 for this address alone` };
  if (block.text === text) return undefined;
  return {
    what: `"${text}" has bits set after the first ${block.bits}`,
    hint: `the block is ${block.text}`,
  };
}
