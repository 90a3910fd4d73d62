import type { FilterRule, Hop } from '../../analyze/verdict.js';
import type { Counter } from '../../explain/measured.js';
import type { IpCount, RulePackets } from '../../kernel/packet-counters.js';
import { isDropLine, isLineOf, ruleIdOf } from '../../plane/compile/rule-line.js';
import type { CableWay } from '../../plane/compile/trail.js';
import { cablesOut, type Scene, type Way } from './scene.js';

/** All that counted something at a hop. */
export interface Sight {
  readonly framesIn: number;
  readonly cameFrom: string;
  /** Where the packet was to go on, cable by cable; none where it was to end. */
  readonly out: readonly Passage[];
  /** Rules that packets met. */
  readonly rules: readonly RulePackets[];
  /** Of the kernel's own counts those that moved and tell of a packet that is lost. */
  readonly losses: readonly (readonly [name: string, by: number])[];
  /** Packets that the router's kernel took in, and those it forwarded, both ways. */
  readonly taken: number;
  readonly forwarded: number;
}

/** A cable: the neighbour beyond it, what was sent into it and what came out. */
export interface Passage {
  readonly to: string;
  readonly sent: number;
  readonly received: number;
  readonly queueDrops: number;
}

/** Ordinary traffic moves the others as well. */
const LOSSES: readonly string[] = [
  'IpInHdrErrors',
  'IpInAddrErrors',
  'IpInDiscards',
  'IpOutNoRoutes',
  'IpExtInNoRoutes',
  'TcpExtIPReversePathFilter',
];

/** `came`: the cable by which packets were to come to the hop. */
export function sightOf(scene: Scene, way: Way, at: number, came: CableWay): Sight {
  const { trails, moved } = scene;
  const namespace = trails.namespaceOf((way.hops[at] as Hop).router);
  const counts = moved.ip(namespace);
  const count = (wanted: IpCount): number => counts.find(([name]) => name === wanted)?.[1] ?? 0;
  return {
    framesIn: moved.received(came.receiver),
    cameFrom: trails.nameOf(came.sender.namespace),
    out: cablesOut(scene, way, at).map(({ sender, receiver }) => ({
      to: trails.nameOf(receiver.namespace),
      sent: moved.sent(sender),
      received: moved.received(receiver),
      queueDrops: moved.queueDrops(sender),
    })),
    rules: moved.rules(namespace),
    losses: counts.filter(([name]) => LOSSES.includes(name)),
    taken: count('IpInReceives'),
    forwarded: count('IpForwDatagrams'),
  };
}

export const countersOf = ({ cameFrom, framesIn, out, rules, losses, ...sight }: Sight): Counter[] => [
  { kind: 'in', name: cameFrom, by: framesIn },
  ...out.flatMap(({ to, sent, queueDrops }): Counter[] => [
    { kind: 'out', name: to, by: sent },
    ...(queueDrops > 0 ? [{ kind: 'queue', name: to, by: queueDrops } as const] : []),
  ]),
  ...rules.flatMap(({ line, packets }): Counter[] => {
    const id = ruleIdOf(line);
    return id === undefined ? [] : [{ kind: 'rule', name: id, by: packets }];
  }),
  { kind: 'kernel', name: 'IpInReceives', by: sight.taken },
  { kind: 'kernel', name: 'IpForwDatagrams', by: sight.forwarded },
  ...losses.map(([name, by]): Counter => ({ kind: 'kernel', name, by })),
];

/** How many packets met a rule of a list. */
export const metBy = ({ rules }: Sight, { list, rule }: FilterRule): number =>
  rules.filter(({ line }) => isLineOf(line, list, rule)).reduce((sum, { packets }) => sum + packets, 0);

const frames = (n: number): string => `${n} frame${n === 1 ? '' : 's'}`;

/** `1 frame in from vpc-a`. */
export const cameText = ({ framesIn, cameFrom }: Sight): string => `${frames(framesIn)} in from ${cameFrom}`;

/** `1 frame in from vpc-a, 1 frame out to tr-b`. */
export function carriedText(seen: Sight): string {
  const last = seen.out.at(-1);
  return `${cameText(seen)}, ${last ? `${frames(last.sent)} out to ${last.to}` : 'none out'}`;
}

export const ruleText = (rule: string, by: number): string => `rule ${rule}: its counter moved by ${by}`;

/** The rule that dropped packets, whichever it is. */
export function droppedText({ rules }: Sight): string | undefined {
  const drop = rules.find(({ line }) => isDropLine(line));
  return drop && ruleText(ruleIdOf(drop.line) ?? drop.line, drop.packets);
}

/** Ids of the rules that packets met. */
export const metRules = ({ rules }: Sight): string[] => rules.flatMap(({ line }) => ruleIdOf(line) ?? []);

/** Why a packet did not come out of a cable. */
export function lossText(seen: Sight, lost: Passage): string {
  if (lost.queueDrops > 0) return `the queue before ${lost.to} dropped ${frames(lost.queueDrops)}`;
  const rule = droppedText(seen);
  if (rule) return `dropped here by ${rule}`;
  return unroutedText(seen);
}

/** Of a packet that no rule dropped and that no interface sent: Linux drops what has no route without counting it. */
export function unroutedText({ losses, taken, forwarded }: Sight): string {
  const counts = [['IpForwDatagrams', forwarded] as const, ...losses].map(([name, by]) => `${name} by ${by}`);
  return `no rule dropped it, IpInReceives moved by ${taken}, ${counts.join(', ')}: no route leads on`;
}
