import { type Cidr, hasIp, parseCidr, parseIp } from '../../model/cidr.js';
import { EXIT, LabError } from '../../model/errors.js';
import { type Heads, headsOf } from './heads.js';

/** Whether a frame is wanted. */
export type Wanted = (bytes: Buffer) => boolean;
type Term = (heads: Heads) => boolean;

const PROTOCOLS: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17 };
const SIDES = ['src', 'dst'] as const;

/**
 * A small part of tcpdump's language, all terms of which have to hold: `[not] icmp | tcp | udp`,
 * `[not] [src|dst] host ADDRESS | net BLOCK | port NUMBER`, with `and` between them or not. No words: every frame.
 * Throws exit 2 for anything else.
 */
export function parseFilter(words: readonly string[]): Wanted {
  const rest = words.flatMap((word) => word.split(/\s+/)).filter((word) => word !== '' && word !== 'and');
  const terms: Term[] = [];
  while (rest.length > 0) terms.push(term(rest));
  if (terms.length === 0) return () => true;
  return (bytes) => {
    const heads = headsOf(bytes);
    return heads !== undefined && terms.every((holds) => holds(heads));
  };
}

/** Takes one term off the front. */
function term(rest: string[]): Term {
  const word = rest.shift() ?? '';
  if (word === 'not') {
    if (rest.length === 0) throw wrong('not', 'nothing follows it');
    const inner = term(rest);
    return (heads) => !inner(heads);
  }
  const protocol = Object.hasOwn(PROTOCOLS, word) ? PROTOCOLS[word] : undefined;
  if (protocol !== undefined) return (heads) => heads.protocol === protocol;
  const side = SIDES.find((one) => one === word);
  const kind = side === undefined ? word : rest.shift();
  const value = rest.shift() ?? '';
  const sides = side === undefined ? SIDES : [side];
  switch (kind) {
    case 'host':
      return inBlock(sides, parseIp(value) === undefined ? undefined : parseCidr(value), value, 'an address');
    case 'net':
      return inBlock(sides, parseCidr(value), value, 'a block');
    case 'port':
      return onPort(sides, value);
    default:
      throw wrong(kind ?? word, 'no such word');
  }
}

type Sides = readonly (typeof SIDES)[number][];

function inBlock(sides: Sides, block: Cidr | undefined, text: string, what: string): Term {
  if (!block) throw wrong(text, `not ${what}`);
  return ({ addresses }) => sides.some((side) => hasIp(block, addresses[side]));
}

function onPort(sides: Sides, text: string): Term {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw wrong(text, 'not a port');
  return ({ ports }) => ports !== undefined && sides.some((side) => ports[side] === port);
}

const wrong = (word: string, why: string): LabError =>
  new LabError(EXIT.usage, {
    what: `${JSON.stringify(word)} in the filter`,
    why,
    hint: 'for example: tcp and port 443 and host 10.0.0.1; all terms have to hold. Filter further with tcpdump -r FILE',
  });
