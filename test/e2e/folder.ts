/** Every scenario, with the same expectations whatever sandbox its lab lives in. */
import type { Test } from 'tap';
import type { SandboxKind } from '../../src/lab/sandbox/sandbox.js';
import { transitlab } from './command.js';

interface Check {
  readonly passed: boolean;
  readonly expected: string;
  readonly asks?: readonly { readonly expect: string }[];
  readonly why: readonly string[];
}

interface Scenario {
  readonly file: string;
  readonly status: string;
  readonly sandbox?: { readonly kind: string };
  readonly steps: readonly { readonly items: readonly unknown[] }[];
}

/** Of a matrix: no way between some of its groups. */
const forbids = ({ expected, asks = [] }: Check): boolean =>
  expected.startsWith('unreachable') || asks.some(({ expect }) => expect === 'unreachable');

const isCheck = (item: unknown): item is Check =>
  item !== null && typeof item === 'object' && 'predicted' in item && 'measured' in item;

const FOLDERS = ['scenarios/alibaba', 'scenarios/tencent', 'scenarios/cross-cloud'];

export async function folderSuite(
  t: Test,
  kind: SandboxKind,
  paths: readonly string[] = FOLDERS,
): Promise<void> {
  const { exit, stdout, stderr } = await transitlab(
    ...['run', '--sandbox', kind, '--format', 'json', '--quiet', '--keep-going', '--jobs', '4'],
    ...paths,
  );
  const { scenarios } = JSON.parse(stdout) as { readonly scenarios: readonly Scenario[] };
  for (const { file, status, sandbox, steps } of scenarios) {
    const checks = steps.flatMap(({ items }) => items).filter(isCheck);
    t.same(
      checks.filter(({ passed }) => !passed),
      [],
      `${file}: prediction and packets agree with what is expected`,
    );
    t.equal(status, 'passed', file);
    t.equal(sandbox?.kind, kind, `${file}: the report says where it ran`);
    t.ok(checks.some(forbids), `${file}: something must not reach`);
  }
  t.equal(exit, 0, stderr);
}
