import type { Explanation } from '../explain/explanation.js';
import type { MeasuredFlow } from '../explain/measured.js';
import type { Feature } from '../kernel/kernel.js';
import type { LabEvent } from '../lab/event.js';
import type { Asked } from '../lab/explain.js';
import type { Snapshot } from '../lab/matrix/matrix.js';
import type { MatrixEvent, MatrixJob } from '../lab/matrix/measure.js';
import type { Replay } from '../lab/replay.js';
import type { SandboxChoice } from '../lab/sandbox/sandbox.js';
import type { Labs } from '../lab/standing/labs.js';
import type { Plane } from '../plane/plane.js';
import type { MeshProbe } from '../probe/mesh/carrier.js';
import type { Diagnosis } from '../report/doctor.js';
import type { Diagnostic, Scenario } from '../scenario/scenario.js';

/** A scenario file as read. `scenario` is absent if a diagnostic is an error. */
export interface Loaded {
  readonly scenario?: Scenario;
  readonly diagnostics: readonly Diagnostic[];
  /** The file's text, to show the lines that diagnostics are about. */
  readonly text: string;
}

/** A scenario that is running. */
export interface Run {
  /** Ends after `end` or `failure`, or when the run was stopped. */
  readonly events: AsyncIterable<LabEvent>;
  /** Ends the lab and everything in it, at any time and any number of times; resolves when it is gone. */
  stop(): Promise<void>;
}

export interface RunScenarioOptions {
  readonly keepGoing: boolean;
  /** What is left out of scenarios that ask for it: `latency`. */
  readonly without: readonly Feature[];
  /** The same for all scenarios of a command: it is chosen once. */
  readonly sandbox: SandboxChoice;
  /** A word for the user. */
  readonly notice: (text: string) => void;
}

/** Where a lab that only measures lives, and a word for the user. */
export type MeasureFlowOptions = Pick<RunScenarioOptions, 'sandbox' | 'notice'>;

/** Matrices that are being measured. */
export interface Measurement {
  /** Ends when all is measured, after `failure`, or when it was stopped. */
  readonly events: AsyncIterable<MatrixEvent>;
  stop(): Promise<void>;
}

/** What the verbs call. All asynchronous, so that the code behind each is loaded when it is first asked for. */
export interface Ports {
  load(path: string): Promise<Loaded>;
  formatDiagnostics(
    diagnostics: readonly Diagnostic[],
    sources: Readonly<Record<string, string>>,
    options: { readonly color: boolean },
  ): Promise<string>;
  /** Begins what the first run takes while nobody knows yet which it will be; gives what ends it if there was none. */
  prepareRun(choice: SandboxChoice): Promise<() => void>;
  runScenario(scenario: Scenario, options: RunScenarioOptions): Promise<Run>;
  /** The network after a step (a number from 1, or a title); absent: after the last. Throws exit 2 for no such step. */
  planAt(scenario: Scenario, at?: string): Promise<Plane>;
  /** The world after a step, as `planAt` takes it, with nothing built. */
  replay(scenario: Scenario, at?: string): Promise<Replay>;
  /** Why one host reaches another, or does not. Throws exit 2 for a question that means nothing. */
  explain(scenario: Scenario, asked: Asked): Promise<Explanation>;
  /** What the flow's packet does in a lab of its own. Throws as `explain`, and exit 3 or 4 where no lab can be built. */
  measureFlow(scenario: Scenario, asked: Asked, options: MeasureFlowOptions): Promise<MeasuredFlow>;
  /** The matrix after a step, as `planAt` takes it, and the world it is of. */
  matrixAt(scenario: Scenario, probe: MeshProbe, at?: string): Promise<Snapshot>;
  /** Sends a packet between all hosts of each world, in a lab of its own. */
  measureMatrices(job: MatrixJob, options: MeasureFlowOptions): Promise<Measurement>;
  /** A plane as `ip`, `tc`, `ipset` and `iptables` lines for people to read. */
  commands(plane: Plane): Promise<readonly string[]>;
  doctor(choice: SandboxChoice): Promise<Diagnosis>;
  /** Labs that stand. `command` is what others are told who have to wait. */
  labs(command: string): Promise<Labs>;
  /** The JSON Schema of scenario files. */
  scenarioSchema(): Promise<object>;
}
