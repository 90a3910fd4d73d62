import type { Verdict } from '../analyze/verdict.js';
import type { CloudError } from '../cloud/call.js';
import type { Feature } from '../kernel/kernel.js';
import type { ExitCode, Problem } from '../model/errors.js';
import type { JsonObject } from '../model/json.js';
import type { Measured } from '../probe/measured.js';
import type { Position } from '../scenario/scenario.js';
import type { Bill } from './bill/bill.js';
import type { SandboxKind } from './sandbox/sandbox.js';

/** What a run says as it goes; JSON lines between the lab's process and the command. Reports are made of these. */
export type LabEvent =
  | {
      readonly type: 'scenario';
      readonly file: string;
      readonly name: string;
      readonly steps: number;
      readonly checks: number;
      /** What the user left out of what it asks for: `latency`. Absent: nothing. */
      readonly without?: readonly Feature[];
    }
  /** Where the lab lives. `detail` for people: `transitlab:0.1.0 on Docker 20.10.24`. */
  | { readonly type: 'sandbox'; readonly kind: SandboxKind; readonly detail?: string }
  /** `index` counts from 1. */
  | { readonly type: 'step'; readonly index: number; readonly title: string; readonly at: Position }
  | CallEvent
  | WaitEvent
  | FaultEvent
  | CheckEvent
  /** Who pays for what crossed regions; absent if nothing did and nothing was bought. */
  | { readonly type: 'bill'; readonly bill: Bill }
  /** What the lab is doing, for the live line only. */
  | { readonly type: 'progress'; readonly text: string }
  /** The run could not go on. */
  | { readonly type: 'failure'; readonly exit: ExitCode; readonly problem: Problem }
  | EndEvent;

export interface CallEvent {
  readonly type: 'call';
  readonly at: Position;
  readonly as: string;
  readonly action: string;
  /** After `$name` was filled in. */
  readonly params: JsonObject;
  readonly outcome:
    | { readonly ok: true; readonly response: JsonObject }
    | { readonly ok: false; readonly error: CloudError };
  /** The code the scenario wants, if it wants a refusal. */
  readonly expectedError?: string;
  readonly passed: boolean;
  /** Why not, if not passed. */
  readonly why?: string;
  /** Virtual milliseconds waited for the call to settle. */
  readonly settledMs: number;
  /** Changes made to the kernel because of it. */
  readonly changes: number;
}

export interface WaitEvent {
  readonly type: 'wait';
  readonly at: Position;
  readonly ms: number;
  /** Virtual time after it. */
  readonly now: number;
  /** What happened meanwhile: `cenbwp-… FinancialLocked`. */
  readonly happened: readonly string[];
  readonly changes: number;
}

/** Something was broken, or mended. */
export interface FaultEvent {
  readonly type: 'fault';
  readonly at: Position;
  readonly action: 'fault' | 'heal';
  /** `line pc-1`, `host ecs-a`, `region connection cn-beijing–cn-qingdao of cen-…`. */
  readonly target: string;
  readonly passed: boolean;
  /** Why not, if not passed. */
  readonly why?: string;
  readonly changes: number;
}

export type CheckEvent = ProbeCheckEvent | BillCheckEvent | MatrixCheckEvent;
export type ProbeKind = 'ping' | 'tcp' | 'udp' | 'throughput';
export type CheckKind = CheckEvent['check'];

interface AnyCheckEvent {
  readonly type: 'check';
  readonly at: Position;
  /** For people: `reachable`, `unreachable because NOT_ATTACHED`, `5 Mbps`, `at least 1MB`. */
  readonly expected: string;
  readonly predictedText: string;
  readonly measuredText: string;
  readonly passed: boolean;
  /** Why not, if not passed: a line for each thing that differs. */
  readonly why: readonly string[];
  /** Real milliseconds. */
  readonly ms: number;
}

/** What packets were sent for. */
export interface ProbeCheckEvent extends AnyCheckEvent {
  readonly check: ProbeKind;
  readonly from: string;
  readonly to: string;
  /** Of a check of several flows all of them; `from` and `to` are the first's. */
  readonly flows?: readonly FlowPart[];
  /** Where packets were sent, if the check names an address. */
  readonly address?: string;
  readonly protocol?: 'icmp' | 'tcp' | 'udp';
  /** The destination's, of tcp and udp. */
  readonly port?: number;
  readonly predicted: Verdict;
  readonly measured: Measured;
}

/** What an account pays for of all that crossed regions so far. */
export interface BillCheckEvent extends AnyCheckEvent {
  readonly check: 'bill';
  readonly account: string;
  /** Regions; absent: any. */
  readonly from?: string;
  readonly to?: string;
  /** The interconnect or bandwidth package; absent: any. */
  readonly of?: string;
  /** Whether checks had to send between regions at the account's expense, by the configuration; which ways. */
  readonly predicted: { readonly billed: boolean; readonly text: string };
  /** Counted by the kernel. */
  readonly measured: { readonly kind: 'bill'; readonly bytes: number };
}

/** Who of many hosts reaches whom. */
export interface MatrixCheckEvent extends AnyCheckEvent {
  readonly check: 'matrix';
  /** How many are concerned. */
  readonly hosts: number;
  readonly protocol: 'icmp' | 'tcp' | 'udp';
  readonly port?: number;
  readonly asks: readonly MatrixAsk[];
  /** `text`: why what is blocked is blocked. */
  readonly predicted: { readonly pairs: number; readonly otherwise: number; readonly text: string };
  readonly measured: { readonly kind: 'matrix'; readonly pairs: number; readonly otherwise: number };
  /** Pairs of hosts of which prediction and packets say different things, asked about or not. */
  readonly differences: number;
}

/** One thing that must be so of a number of pairs. */
export interface MatrixAsk {
  /** For people: `island vpc-a, vpc-b`. */
  readonly text: string;
  readonly expect: 'reachable' | 'unreachable';
  /** Ordered pairs of hosts. */
  readonly pairs: number;
  /** Of them those that are otherwise. */
  readonly predictedOtherwise: number;
  readonly measuredOtherwise: number;
}

/** A check as it was made; whether it passed follows. */
export type Unjudged = Omit<ProbeCheckEvent, 'type' | 'at' | 'passed' | 'ms'>;

/** One of several flows at one time. */
export interface FlowPart {
  readonly from: string;
  readonly to: string;
  /** Bits per second that it would have alone; absent: nothing limits. */
  readonly limit?: number;
  /** Bits per second on the line; absent if nothing arrived. */
  readonly lineRate?: number;
}

export interface EndEvent {
  readonly type: 'end';
  readonly passed: number;
  readonly failed: number;
  /** Calls that answered as wanted are counted here, checks above. */
  readonly calls: number;
  readonly unexpectedCalls: number;
  /** Real milliseconds: in all, in throughput checks, in waiting for answers that did not come. */
  readonly ms: { readonly total: number; readonly throughput: number; readonly silence: number };
}
