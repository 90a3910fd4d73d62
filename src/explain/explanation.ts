import type { FilterRule, Hop, Verdict } from '../analyze/verdict.js';
import type { Delay, FabricLink } from '../fabric/fabric.js';
import type { Fix } from './fix.js';
import type { MeasuredFlow, MeasuredHop } from './measured.js';
import type { Provenance } from './provenance.js';

/** Why a flow arrives or does not, with the place in the scenario of everything that has a say in it. JSON. */
export interface Explanation {
  readonly file: string;
  /** The name of the scenario. */
  readonly name: string;
  /** After which step, or which item of it; 0: before the first. */
  readonly step: { readonly index: number; readonly title?: string; readonly item?: number };
  readonly from: End;
  readonly to: End;
  readonly protocol: 'icmp' | 'tcp' | 'udp';
  /** The destination's port. */
  readonly port?: number;
  readonly verdict: Omit<Verdict, 'path' | 'returnPath'>;
  /** The request's way, as far as it comes. */
  readonly there: readonly ExplainedHop[];
  /** The answer's way. */
  readonly back: readonly ExplainedHop[];
  /** What has to change: several where the groups of a host decide together. Empty: it arrives. */
  readonly change: readonly Located[];
  /** Ways to make it arrive, each tried; the best first. */
  readonly fixes: readonly Fix[];
  /** What packets did; absent: none were sent. Hop by hop it stands with the hops. */
  readonly measured?: Omit<MeasuredFlow, 'path' | 'returnPath'>;
}

/** Something with the place in the file where it comes from; no place: it follows from nothing there. */
export interface Located {
  readonly object: string;
  readonly source?: Provenance;
}

export interface End {
  readonly host: string;
  /** Where packets are sent, or come from. */
  readonly address: string;
  readonly source?: Provenance;
}

/** One router's decision. */
export interface ExplainedHop extends Omit<Hop, 'passed' | 'dropped'> {
  /** Of `object`. */
  readonly source?: Provenance;
  readonly passed?: readonly ExplainedRule[];
  readonly dropped?: ExplainedRule;
  /** The link it left by. */
  readonly crossing?: ExplainedLink;
  /** What packets did here; absent: none were sent. */
  readonly measured?: Omit<MeasuredHop, 'router'>;
}

export interface ExplainedRule extends FilterRule {
  readonly source?: Provenance;
}

/** A link in the direction of the packet. */
export interface ExplainedLink {
  readonly link: string;
  readonly kind: FabricLink['kind'];
  readonly label: string;
  /** The router at its other end. */
  readonly to: string;
  readonly source?: Provenance;
  /** Shapers before it, in order: what set each, and bits per second. */
  readonly limits: readonly ExplainedLimit[];
  /** Absent: it delays and loses nothing. */
  readonly delay?: ExplainedDelay;
}

export interface ExplainedDelay extends Delay {
  readonly source?: Provenance;
}

export interface ExplainedLimit {
  readonly rate: number;
  readonly text: string;
  readonly source?: Provenance;
}
