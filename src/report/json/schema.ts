import Type, { type Static } from 'typebox';
import { count, ms, strict } from './schema-base.js';
import { Bill } from './schema-bill.js';
import { Step } from './schema-items.js';

/**
 * The JSON report. Its JSON Schema (`schema/report.schema.json`) and the type of what is printed both come from here.
 * A field may be added within a version; a field that goes or changes its meaning makes a new one.
 */
export const SCHEMA_VERSION = 1;

export const Problem = Type.Object(
  {
    what: Type.String(),
    where: Type.Optional(Type.String()),
    why: Type.Optional(Type.String()),
    hint: Type.Optional(Type.String()),
  },
  strict,
);

export const Counts = Type.Object(
  {
    checks: Type.Object(
      { passed: count('Checks'), failed: count('Checks'), notRun: count('Checks') },
      strict,
    ),
    calls: Type.Object(
      { asWanted: count('Calls that answered as wanted'), unexpected: count('Calls that did not') },
      strict,
    ),
    ms: Type.Object(
      {
        total: ms('Real time'),
        throughput: ms('Of it in throughput checks'),
        silence: ms('Of it in waiting for answers that did not come'),
      },
      strict,
    ),
  },
  strict,
);

export const Status = Type.Enum(['passed', 'failed', 'error', 'interrupted', 'skipped'], {
  description:
    'failed: a check failed, a call answered otherwise than wanted, or a fault could not be made; error: the run could not go on; skipped: it never began',
});

export const ScenarioReport = Type.Object(
  {
    file: Type.String(),
    name: Type.String(),
    status: Status,
    sandbox: Type.Optional(
      Type.Object(
        { kind: Type.Enum(['embedded', 'container']), detail: Type.Optional(Type.String()) },
        { ...strict, description: 'Where the lab lived; absent if it never began' },
      ),
    ),
    without: Type.Optional(
      Type.Array(Type.String(), {
        description: 'What was left out of what the scenario asks for: latency (with its jitter and loss)',
      }),
    ),
    steps: Type.Array(Step),
    bill: Type.Optional(Bill),
    failure: Type.Optional(
      Type.Object({ exit: Type.Integer(), problem: Problem }, { ...strict, description: 'Why it stopped' }),
    ),
    summary: Counts,
  },
  strict,
);

export const ShardReport = Type.Object(
  {
    index: Type.Integer({ minimum: 1, description: 'Which of them, from 1' }),
    count: Type.Integer({ minimum: 1, description: 'How many commands shared the files' }),
    files: count('Files that they shared'),
  },
  { ...strict, description: 'The part of all files that this report is about; absent: all' },
);

export const JsonReport = Type.Object(
  {
    schemaVersion: Type.Literal(SCHEMA_VERSION),
    tool: Type.Object({ name: Type.Literal('transitlab'), version: Type.String() }, strict),
    shard: Type.Optional(ShardReport),
    scenarios: Type.Array(ScenarioReport),
    summary: Type.Object(
      {
        scenarios: Type.Object(
          {
            passed: count('Scenarios'),
            failed: count('Scenarios'),
            error: count('Scenarios'),
            interrupted: count('Scenarios'),
            skipped: count('Scenarios'),
          },
          strict,
        ),
        ...Counts.properties,
      },
      strict,
    ),
  },
  { ...strict, $id: 'report.schema.json', title: 'transitlab report' },
);

export type JsonReport = Static<typeof JsonReport>;
export type ScenarioReport = Static<typeof ScenarioReport>;
export type ShardReport = Static<typeof ShardReport>;
