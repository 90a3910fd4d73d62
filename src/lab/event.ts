import type { Verdict } from '../analyze/verdict.js';
import type { CloudError } from '../cloud/call.js';
import type { Feature } from '../kernel/kernel.js';
import type { ExitCode, Problem } from '../model/errors.js';
import type { JsonObject } from '../model/json.js';
import type { Measured } from '../probe/measured.js';
import type { Position } from '../scenario/scenario.js';

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
  /** `index` counts from 1. */
  | { readonly type: 'step'; readonly index: number; readonly title: string; readonly at: Position }
  | CallEvent
  | WaitEvent
  | FaultEvent
  | CheckEvent
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

export type CheckKind = 'ping' | 'tcp' | 'udp' | 'throughput';

export interface CheckEvent {
  readonly type: 'check';
  readonly at: Position;
  readonly check: CheckKind;
  readonly from: string;
  readonly to: string;
  /** Where packets were sent, if the check names an address. */
  readonly address?: string;
  readonly protocol?: 'icmp' | 'tcp' | 'udp';
  /** The destination's, of tcp and udp. */
  readonly port?: number;
  /** For people: `reachable`, `unreachable because NOT_ATTACHED`, `5 Mbps`. */
  readonly expected: string;
  readonly predicted: Verdict;
  readonly predictedText: string;
  readonly measured: Measured;
  readonly measuredText: string;
  readonly passed: boolean;
  /** Why not, if not passed: a line for each thing that differs. */
  readonly why: readonly string[];
  /** Real milliseconds. */
  readonly ms: number;
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
