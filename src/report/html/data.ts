import type { Hop, LimitCode, Verdict } from '../../analyze/verdict.js';

/** What the page's script knows of one scenario. Lists refer to each other by index, so that nothing is said twice. */
export interface PageScenario {
  /** Prefix of the ids of its elements. */
  readonly id: string;
  /** The scenario's. */
  readonly file: string;
  readonly steps: readonly string[];
  /** All that ever existed, by name. */
  readonly hosts: readonly PageHost[];
  readonly groups: readonly PageGroup[];
  readonly probes: readonly PageProbe[];
  /** The probe shown first. */
  readonly probe: number;
  readonly moments: readonly PageMoment[];
  readonly states: readonly PageState[];
  readonly matrices: readonly PageMatrix[];
  readonly rows: readonly (readonly number[])[];
  readonly verdicts: readonly PageVerdict[];
  readonly hops: readonly Hop[];
  readonly texts: readonly string[];
  readonly fixes: readonly PageFix[];
}

/** What was tried for a pair that is stopped, or too slow. */
export interface PageFix {
  readonly pair: readonly [from: number, to: number];
  readonly code: string;
  /** What has to change, with its place in the file: `vpc-a, line 10`. */
  readonly change: readonly string[];
  /** Each a way of its own, as items of a step, or as comments on what the file needs. */
  readonly ways: readonly string[];
  /** Why there is no way. */
  readonly none?: string;
}

export interface PageHost {
  readonly name: string;
  readonly address: string;
}

/** Hosts that stand together in the grid: of a network; in it those that nothing ever told apart. */
export interface PageGroup {
  readonly key: string;
  readonly label: string;
  readonly detail: string;
  /** Indexes of hosts, or smaller groups. */
  readonly members: readonly (number | PageGroup)[];
}

export interface PageProbe {
  readonly protocol: 'icmp' | 'tcp' | 'udp';
  readonly port?: number;
}

/** After one item of a step; the first is before all steps. */
export interface PageMoment {
  /** From 1; 0: before the first. */
  readonly step: number;
  readonly state: number;
  /** Of its step, from 1; absent: before the first step. */
  readonly item?: number;
  /** What was done: `A: CreateCen`. */
  readonly text: string;
  /** Of a check that sent packets: the index in its state's checks. */
  readonly check?: number;
}

/** A run of moments in which the clouds stood still. */
export interface PageState {
  /** By probe. */
  readonly matrices: readonly number[];
  readonly checks: readonly PageCheck[];
  readonly picture: PagePicture;
  /** What helps blocked pairs, by what stops them (`fixKey`); absent: nothing is blocked, or nothing was searched for. */
  readonly fixes?: Readonly<Record<string, number>>;
}

/** What of the picture there is, by the ids of its nodes and links. */
export interface PagePicture {
  readonly absent: readonly string[];
  readonly down: readonly string[];
  /** Links with a rate that nobody bought. */
  readonly test: readonly string[];
  /** Rates of links and second lines of nodes, where they differ from the drawing's own. */
  readonly labels: Readonly<Record<string, string>>;
  /** For people: what the change before this state made of it. */
  readonly changes: readonly string[];
  /** Nodes and links that these are about. */
  readonly changed: readonly string[];
}

/** Packets sent for a check, between two hosts. */
export interface PageCheck {
  readonly probe: number;
  readonly from: number;
  readonly to: number;
  /** `throughput ecs-a → ecs-b`. */
  readonly title: string;
  readonly predicted: string;
  readonly measured: string;
  readonly reached: boolean;
  readonly passed: boolean;
  readonly verdict: number;
  /** What is not to be trusted about it. */
  readonly doubt?: string;
}

export interface PageMatrix {
  /** By host; -1: not there. */
  readonly classOf: readonly number[];
  /** By class: index of a row, whose cells are verdicts by class. -1: nobody to ask. */
  readonly rows: readonly number[];
}

/** Why a rate is no higher; the object by its place in the list of words. */
export interface PageReason {
  readonly code: LimitCode;
  readonly object: number;
}

/** A verdict that is a template for the pairs of its classes; words and hops by their places in the lists of them. */
export interface PageVerdict
  extends Pick<Verdict, 'reachable' | 'code' | 'direction' | 'rate' | 'roundTrip'> {
  /** Of what is unreachable. */
  readonly text?: number;
  readonly object?: number;
  readonly rateText?: number;
  readonly limit?: PageReason;
  readonly back?: { readonly rate: number; readonly rateText: number; readonly limit: PageReason };
  readonly path: readonly number[];
  readonly returnPath: readonly number[];
  /** It was said of this pair, and words of it may differ for others. */
  readonly example?: readonly [number, number];
}
