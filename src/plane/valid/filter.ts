import { parseIp } from '../../model/cidr.js';
import type { PacketFilter } from '../plane.js';
import { longer } from './names.js';
import { repeated } from './repeated.js';

const LONGEST_CHAIN = 28;
const LONGEST_SET = 31;
const LONGEST_COMMENT = 255;
const TARGETS: readonly string[] = ['ACCEPT', 'DROP', 'RETURN', 'REJECT'];
const BUILT_IN: readonly string[] = ['INPUT', 'FORWARD', 'OUTPUT'];

/** What iptables or ipset would refuse. */
export function filterFlaws({ sets, rules }: PacketFilter): string[] {
  const chains = rules.flatMap((line) => /^:(\S+)/.exec(line)?.[1] ?? []);
  const names = sets.map(({ name }) => name);
  return [
    ...repeated(chains).map((chain) => `two chains ${chain}`),
    ...repeated(names).map((name) => `two sets ${name}`),
    ...chains.filter((chain) => longer(chain, LONGEST_CHAIN)).map((chain) => `chain ${chain} is too long`),
    ...names.filter((name) => longer(name, LONGEST_SET)).map((name) => `set ${name} is too long`),
    ...sets.flatMap(({ name, members }) => memberFlaws(name, members)),
    ...rules.filter((line) => line.startsWith('-A ')).flatMap((line) => lineFlaws(line, chains, names)),
  ];
}

const memberFlaws = (name: string, members: readonly string[]): string[] => [
  ...repeated(members).map((member) => `set ${name} has ${member} twice`),
  ...members
    .filter((member) => parseIp(member) === undefined)
    .map((member) => `set ${name} has ${member}, no address`),
];

function lineFlaws(line: string, chains: readonly string[], sets: readonly string[]): string[] {
  const chain = /^-A (\S+)/.exec(line)?.[1] ?? '';
  const target = / -j (\S+)$/.exec(line)?.[1] ?? '';
  const comment = /--comment "([^"]*)"/.exec(line)?.[1] ?? '';
  const asked = [...line.matchAll(/--match-set (\S+)/g)].map(([, set = '']) => set);
  const flaws: string[] = [];
  if (!chains.includes(chain)) flaws.push('its chain is not there');
  if (!TARGETS.includes(target) && (!chains.includes(target) || BUILT_IN.includes(target)))
    flaws.push(`no target ${target}`);
  if (longer(comment, LONGEST_COMMENT)) flaws.push('its comment is too long');
  for (const set of asked) if (!sets.includes(set)) flaws.push(`no set ${set}`);
  return flaws.map((flaw) => `${line}: ${flaw}`);
}
