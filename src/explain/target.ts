import type { Flow } from '../analyze/verdict.js';
import type { Problem } from '../model/errors.js';
import { similar } from '../scenario/suggest.js';

/** What `DST[:PORT/PROTO]` says. */
export type Target = Pick<Flow, 'protocol' | 'port'> & { readonly name: string };

const PROTOCOLS = ['tcp', 'udp'] as const;
const FORM = 'write host:443/tcp or host:53/udp; without a port it is a ping';

/** `ecs-b`, `ecs-b:443/tcp`, `192.168.1.1:53/udp`, `$server`; or what is wrong with it. */
export function parseTarget(text: string): Target | Problem {
  const colon = text.indexOf(':');
  const name = colon < 0 ? text : text.slice(0, colon);
  if (name === '')
    return {
      what: `${JSON.stringify(text)} names no host`,
      hint: "a name that begins with $ has to be quoted, or the shell takes it: '$server'",
    };
  return colon < 0 ? { name, protocol: 'icmp' } : portOf(text, name, text.slice(colon + 1));
}

function portOf(text: string, name: string, tail: string): Target | Problem {
  const [number = '', word, ...more] = tail.split('/');
  const wrong = (what: string, hint: string): Problem => ({ what: `${text}: ${what}`, hint });
  if (more.length > 0) return wrong(`"${tail}" is no port with a protocol`, FORM);
  if (word === undefined) return noProtocol(wrong, name, number);
  if (word === 'icmp') return wrong('ICMP has no ports', `write ${name} alone for a ping`);
  const protocol = PROTOCOLS.find((known) => known === word);
  if (protocol === undefined) {
    const meant = similar(word, PROTOCOLS);
    const next = meant === undefined ? 'tcp and udp have ports' : `did you mean ${meant}?`;
    return wrong(`"${word}" is no protocol that has ports`, next);
  }
  const port = validPort(number);
  if (port === undefined) return wrong(`"${number}" is no port`, 'a port is a whole number from 1 to 65535');
  return { name, protocol, port };
}

function noProtocol(wrong: (what: string, hint: string) => Problem, name: string, tail: string): Problem {
  if (validPort(tail) === undefined) return wrong(`"${tail}" is no port with a protocol`, FORM);
  return wrong(`port ${tail} is without a protocol`, `write ${name}:${tail}/tcp or ${name}:${tail}/udp`);
}

function validPort(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : undefined;
}
