import type { Host } from '../../src/cli/host.js';
import { main } from '../../src/cli/main.js';
import type { Loaded, Ports } from '../../src/cli/ports.js';
import { emptyAlibaba } from '../../src/cloud/alibaba/state.js';
import { emptyTencent } from '../../src/cloud/tencent/state.js';
import type { World } from '../../src/cloud/world.js';
import { EMPTY_WORLD } from '../../src/cloud/world.js';
import type { Explanation } from '../../src/explain/explanation.js';
import type { MeasuredFlow } from '../../src/explain/measured.js';
import type { LabEvent } from '../../src/lab/event.js';
import { snapshotAt } from '../../src/lab/matrix/matrix.js';
import type { Diagnostic, Scenario } from '../../src/scenario/scenario.js';

export interface FakeHost extends Host {
  readonly out: () => string;
  readonly err: () => string;
  readonly interrupt: () => void;
  readonly type: (key: string) => void;
}

interface HostOptions {
  readonly env?: Host['env'];
  readonly tty?: boolean;
}

export function fakeHost({ env = { LANG: 'C.UTF-8' }, tty = false }: HostOptions = {}): FakeHost {
  const texts = { out: '', err: '' };
  const listeners = new Set<() => void>();
  const keys = new Set<(key: string) => void>();
  const sink = (key: 'out' | 'err') => ({
    write: (text: string) => {
      texts[key] += text;
    },
    isTTY: tty,
    columns: tty ? 80 : undefined,
    rows: tty ? 24 : undefined,
  });
  return {
    stdout: sink('out'),
    stderr: sink('err'),
    env,
    cores: 2,
    onInterrupt(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onKey(listener) {
      keys.add(listener);
      return () => keys.delete(listener);
    },
    out: () => texts.out,
    err: () => texts.err,
    interrupt: () => {
      for (const listener of listeners) listener();
    },
    type: (key) => {
      for (const listener of keys) listener(key);
    },
  };
}

const WORLD: World = {
  ...EMPTY_WORLD,
  now: 0,
  accounts: {},
  vpcs: {},
  subnets: {},
  hosts: {},
  securityGroups: {},
  routeTables: {},
  alibaba: emptyAlibaba(),
  tencent: emptyTencent(),
};

export const fakeScenario = (file: string): Scenario => ({
  file,
  name: `Scenario of ${file}`,
  world: WORLD,
  steps: [{ step: 'Look', do: [{ check: { ping: ['a', 'b'], expect: 'reachable' } }] }],
  positions: {},
});

export const fakeMeasured: MeasuredFlow = {
  agrees: true,
  fate: 'answered',
  sent: 1,
  text: 'as predicted, the packet arrived and the answer came back',
  path: [],
  returnPath: [],
};

export const fakeExplanation: Explanation = {
  file: 'a.lab.yaml',
  name: 'Fake',
  step: { index: 1, title: 'Look' },
  from: { host: 'a', address: '10.0.0.1' },
  to: { host: 'b', address: '10.0.0.2' },
  protocol: 'icmp',
  verdict: { reachable: false, code: 'NO_ROUTE', direction: 'forward', object: 'vpc', text: 'no way' },
  there: [],
  back: [],
  change: [{ object: 'vpc' }],
  fixes: [],
};

/** What a fake lab does with a scenario. */
export type Script = (file: string, keepGoing: boolean) => AsyncGenerator<LabEvent>;

export interface FakePorts extends Ports {
  /** What was done, in order. */
  readonly log: string[];
}

interface PortOptions {
  readonly script?: Script;
  readonly diagnostics?: (file: string) => readonly Diagnostic[];
  readonly ports?: Partial<Ports>;
}

export function fakePorts({
  script = passing,
  diagnostics = () => [],
  ports = {},
}: PortOptions = {}): FakePorts {
  const log: string[] = [];
  return {
    log,
    async load(path): Promise<Loaded> {
      log.push(`load ${path}`);
      const found = diagnostics(path);
      const valid = found.every(({ severity }) => severity !== 'error');
      return { ...(valid ? { scenario: fakeScenario(path) } : {}), diagnostics: found, text: 'text' };
    },
    formatDiagnostics: async (found, sources) =>
      found
        .map(({ at, what }) => `${at.file}:${at.line}:${at.col}: ${what} (${sources[at.file]})`)
        .join('\n'),
    prepareRun: async () => () => {},
    async runScenario({ file }, { keepGoing }) {
      log.push(`run ${file}`);
      return {
        events: script(file, keepGoing),
        stop: async () => {
          log.push(`stop ${file}`);
        },
      };
    },
    planAt: async () => ({ namespaces: [], links: [] }),
    replay: async ({ world }) => ({ point: { step: 1 }, state: { world, variables: {} }, moments: [] }),
    matrixAt: async (scenario, probe, at) => snapshotAt(scenario, probe, at),
    measureMatrices: async () => ({ events: (async function* () {})(), stop: async () => {} }),
    explain: async () => fakeExplanation,
    measureFlow: async () => fakeMeasured,
    commands: async () => ['ip netns add x'],
    doctor: async () => ({ checks: [], sandbox: 'embedded' }),
    labs: () => Promise.reject(new Error('no labs stand here')),
    scenarioSchema: async () => ({ title: 'scenario' }),
    ...ports,
  };
}

export const scenarioEvent = (file: string): LabEvent => ({
  type: 'scenario',
  file,
  name: `Scenario of ${file}`,
  steps: 1,
  checks: 1,
});

export const stepEvent = (file: string): LabEvent => ({
  type: 'step',
  index: 1,
  title: 'Look',
  at: { file, line: 3, col: 1 },
});

export const checkEvent = (file: string, passed: boolean): LabEvent => ({
  type: 'check',
  at: { file, line: 4, col: 7 },
  check: 'ping',
  from: 'a',
  to: 'b',
  expected: 'reachable',
  predicted: { reachable: true, text: 'through vpc', path: [], returnPath: [] },
  predictedText: 'reachable',
  measured: { kind: 'ping', reachable: passed, sent: 1, received: passed ? 1 : 0 },
  measuredText: passed ? '1/1 answered' : '0/1 answered',
  passed,
  why: passed ? [] : ['expected reachable, measured unreachable'],
  ms: 1,
});

export const endEvent = (passed: boolean): LabEvent => ({
  type: 'end',
  passed: passed ? 1 : 0,
  failed: passed ? 0 : 1,
  calls: 0,
  unexpectedCalls: 0,
  ms: { total: 10, throughput: 0, silence: 0 },
});

export const passing: Script = (file) => ending(file, true);
export const failing: Script = (file) => ending(file, false);

async function* ending(file: string, passed: boolean): AsyncGenerator<LabEvent> {
  yield scenarioEvent(file);
  yield stepEvent(file);
  yield checkEvent(file, passed);
  yield endEvent(passed);
}

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The whole command with fakes around it. */
export async function cli(
  args: readonly string[],
  { ports = fakePorts(), host = fakeHost() }: { ports?: Ports; host?: FakeHost } = {},
): Promise<Outcome> {
  const code = await main(args, host, ports);
  return { code, out: host.out(), err: host.err() };
}
