import type { Action } from '../cloud/call.js';
import { actionsOf } from '../cloud/clouds.js';
import type { Json } from '../model/json.js';
import type { Clouds } from './check/check.js';
import { checkDraft } from './check/index.js';
import { draftOf } from './draft.js';
import { error, type Finding } from './finding.js';
import { scenarioSchema } from './json-schema.js';
import { findingsOf } from './message.js';
import { prune } from './prune.js';
import type { Diagnostic, Scenario } from './scenario.js';
import type { ScenarioFile } from './schema.js';
import { readSource, type Source } from './source.js';
import { validate } from './validate.js';
import { worldOf } from './world.js';

export interface Loaded {
  /** Absent if a diagnostic is an error. */
  readonly scenario?: Scenario;
  /** In the order of the file. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a scenario from the text of its file. Pure; never throws: everything that is wrong comes back at once, what
 * does not fit the schema beside what refers to nothing. `file` is the name that positions carry; `actions`, if given,
 * are those that calls are held against, instead of what the cloud of each calling account knows.
 */
export function loadScenario(file: string, text: string, actions?: Readonly<Record<string, Action>>): Loaded {
  const source = readSource(file, text);
  const found =
    source.value === undefined
      ? []
      : examine(source.value, { actionsOf: actions ? () => actions : actionsOf });
  const diagnostics = inOrder([...source.diagnostics, ...found.map((one) => diagnostic(one, source))]);
  if (source.value === undefined || diagnostics.some(({ severity }) => severity === 'error'))
    return { diagnostics };
  // Without an error the value fits the schema.
  return { scenario: scenarioOf(file, source.value as unknown as ScenarioFile, source), diagnostics };
}

function examine(value: Json, clouds: Clouds): Finding[] {
  if (value === null)
    return [error('', 'the file is empty', 'a scenario begins with name, cloud and accounts')];
  const issues = validate(scenarioSchema, value);
  return [...issues.flatMap(findingsOf), ...checkDraft(draftOf(value, prune(value, issues)), clouds)];
}

const diagnostic = ({ severity, pointer, part, what, hint }: Finding, source: Source): Diagnostic => ({
  severity,
  at: source.at(pointer, part),
  what,
  ...(hint === undefined ? {} : { hint }),
});

function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics
    .filter(({ at, what }) => {
      const key = `${at.line}:${at.col} ${what}`;
      return seen.has(key) ? false : seen.add(key);
    })
    .sort((a, b) => a.at.line - b.at.line || a.at.col - b.at.col);
}

function scenarioOf(file: string, value: ScenarioFile, source: Source): Scenario {
  return {
    file,
    name: value.name,
    ...(value.description === undefined ? {} : { description: value.description }),
    world: worldOf(value),
    ...(value.prices === undefined ? {} : { prices: value.prices }),
    ...(value.groups === undefined ? {} : { groups: value.groups }),
    steps: value.steps,
    positions: { ...source.positions, ...stepPositions(value, source) },
  };
}

/** Every step and item has a position of its own, also where a YAML alias repeats it. */
const stepPositions = (value: ScenarioFile, source: Source): Scenario['positions'] =>
  Object.fromEntries(
    value.steps
      .flatMap((step, s) => [`/steps/${s}`, ...step.do.map((_, i) => `/steps/${s}/do/${i}`)])
      .map((pointer) => [pointer, source.at(pointer, 'key')]),
  );
