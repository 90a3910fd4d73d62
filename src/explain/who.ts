import { deriveFabric } from '../cloud/fabric.js';
import { find } from '../cloud/lookup.js';
import type { World } from '../cloud/world.js';
import { addressesOf, answersFor } from '../fabric/answers.js';
import type { FabricHost } from '../fabric/fabric.js';
import { parseIp } from '../model/cidr.js';
import type { Problem } from '../model/errors.js';
import { rows } from '../model/json.js';
import { listed, similar, suggest } from '../scenario/suggest.js';
import type { Variables } from '../scenario/variables.js';
import type { Replayed } from './explain.js';
import { pointText } from './moment.js';

/** A host or an address that stands at the step asked about. */
export interface Who {
  readonly name: string;
}

/** A moment of a scenario, and all of it: what is not there now may be there later. */
export interface When {
  readonly now: Replayed;
  /** The world before the first step. */
  readonly first: World;
  readonly whole: () => Replayed;
}

/** Who is meant by a host's name, `$name` or the name of what a call saved, or an address that a host answers for. */
export function whoIs(text: string, when: When): Who | Problem {
  const { world, variables } = when.now.state;
  if (text.startsWith('$')) return saved(text, when);
  if (isThere(world, text)) return { name: text };
  const value = variables[text];
  if (typeof value === 'string' && isThere(world, value)) return { name: value };
  return parseIp(text) === undefined ? unknownHost(text, when) : unknownAddress(text, when);
}

/** As `whoIs`; packets are sent by hosts, so an address is none. */
export function senderIs(text: string, when: When): Who | Problem {
  if (parseIp(text) === undefined) return whoIs(text, when);
  const names = hostsWith(when.now.state.world, text).map(({ id }) => id);
  return {
    what: `${text} is an address: the sender is named by its host`,
    hint:
      names.length === 0
        ? `hosts ${whenText(when)}: ${listed(hostNames(when.now.state.world))}`
        : `write ${names.join(' or ')}`,
  };
}

const hostsIn = (world: World): FabricHost[] => rows(deriveFabric(world).hosts);
const hostNames = (world: World): string[] => hostsIn(world).map(({ id }) => id);
const hostsWith = (world: World, address: string): FabricHost[] =>
  hostsIn(world).filter((host) => answersFor(host, address));

const isThere = (world: World, text: string): boolean =>
  find(deriveFabric(world).hosts, text) !== undefined || hostsWith(world, text).length > 0;

function saved(text: string, when: When): Who | Problem {
  const name = text.slice(1);
  const { variables, world } = when.now.state;
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (typeof value === 'string' && isThere(world, value)) return { name: value };
  if (value !== undefined)
    return {
      what: `${text} is ${JSON.stringify(value)}: there is no such host ${whenText(when)}`,
      hint:
        elsewhere(when, (other) => typeof value === 'string' && isThere(other, value)) ??
        hostsHint(name, when),
    };
  const later = when.whole().moments.find((moment) => Object.hasOwn(moment.variables, name));
  return {
    what: `nothing is saved as ${text} ${whenText(when)}`,
    hint: later
      ? `step ${later.point.step} saves it: --at ${later.point.step}`
      : variablesHint(name, variables),
  };
}

function unknownHost(text: string, when: When): Problem {
  return {
    what: `there is no host ${JSON.stringify(text)} ${whenText(when)}`,
    hint: elsewhere(when, (world) => isThere(world, text)) ?? hostsHint(text, when),
  };
}

function unknownAddress(text: string, when: When): Problem {
  const hosts = hostsIn(when.now.state.world).map((host) => `${host.id} ${addressesOf(host).join(' ')}`);
  return {
    what: `no host answers for ${text} ${whenText(when)}`,
    hint: elsewhere(when, (world) => isThere(world, text)) ?? `hosts and their addresses: ${listed(hosts)}`,
  };
}

const hostsHint = (text: string, { now: { state } }: When): string =>
  suggest(text, hostNames(state.world), 'hosts');

const variablesHint = (name: string, variables: Variables): string => {
  const meant = similar(name, Object.keys(variables));
  return meant === undefined
    ? `saved are: ${listed(Object.keys(variables).map((one) => `$${one}`))}`
    : `did you mean '$${meant}'?`;
};

const whenText = ({ now }: When): string => pointText(now.point);

/** Where to look for what is not there now. */
function elsewhere({ first, whole }: When, there: (world: World) => boolean): string | undefined {
  const { moments } = whole();
  const ends = new Map<number, World>([
    [0, first],
    ...moments.map(({ point, world }) => [point.step, world] as const),
  ]);
  const steps = [...ends].filter(([, world]) => there(world)).map(([step]) => step);
  if (steps.length > 0) {
    const texts = steps.map((step) => pointText({ step }));
    return `it is there ${listed(texts)}: --at ${steps[0]}`;
  }
  const within = moments.find(({ world }) => there(world))?.point;
  return within && `it is there ${pointText(within)}: --at ${within.step}.${within.item}`;
}
