import type { LineDelay, Link, LinkEnd, Plane, Shaper } from '../plane.js';
import { longer } from './names.js';
import { repeated } from './repeated.js';

const INTERFACE = /^(?!lo$|\.{1,2}$)[^/\s:]{1,15}$/;
/** Unicast, locally administered. */
const MAC = /^[0-9a-f][26ae](:[0-9a-f]{2}){5}$/;
const LONGEST_ALIAS = 255;
/** A queue that holds no full frame carries none. */
const FRAME = 1514;

export function linkFlaws({ namespaces, links }: Plane): string[] {
  const names = new Set(namespaces.map(({ name }) => name));
  const ends = links.flatMap((link) => link.ends);
  return [
    ...repeated(ends.map(({ namespace, name }) => `${name} in ${namespace}`)).map((end) => `two ${end}`),
    ...ends.flatMap((end) => endFlaws(end, names)),
    ...links.flatMap(pairFlaws),
  ];
}

function endFlaws(end: LinkEnd, namespaces: ReadonlySet<string>): string[] {
  const flaws: string[] = [];
  if (!namespaces.has(end.namespace)) flaws.push('its namespace is not there');
  if (!INTERFACE.test(end.name)) flaws.push('no name for an interface');
  if (!MAC.test(end.mac)) flaws.push(`no address for a cable: ${end.mac}`);
  if (longer(end.alias, LONGEST_ALIAS)) flaws.push('its alias is too long');
  if (end.shaper) flaws.push(...shaperFlaws(end.shaper));
  if (end.delay) flaws.push(...delayFlaws(end.delay));
  return flaws.map((flaw) => `${end.name} in ${end.namespace}: ${flaw}`);
}

const pairFlaws = ({ ends: [a, b] }: Link): string[] =>
  a.up === b.up ? [] : [`${a.name} in ${a.namespace} is ${a.up ? 'up' : 'down'}, its other end is not`];

function shaperFlaws({ rate, burst, queue, quantum }: Shaper): string[] {
  const whole = [rate, burst, queue, quantum].every((value) => Number.isSafeInteger(value) && value > 0);
  if (!whole) return [`no shaper: ${JSON.stringify({ rate, burst, queue, quantum })}`];
  return queue < FRAME ? [`a queue of ${queue} bytes holds no frame`] : [];
}

/** netem draws a number below twice the jitter from 32 bits. */
const LONGEST_JITTER = 2 ** 31;

function delayFlaws({ latency, jitter, loss, limit }: LineDelay): string[] {
  const whole = [latency, jitter, limit].every((value) => Number.isSafeInteger(value) && value >= 0);
  const good =
    whole &&
    jitter <= latency &&
    jitter < LONGEST_JITTER &&
    loss >= 0 &&
    loss < 1 &&
    limit > 0 &&
    limit < 2 ** 32;
  return good ? [] : [`no delay: ${JSON.stringify({ latency, jitter, loss, limit })}`];
}
