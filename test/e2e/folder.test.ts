import t from 'tap';
import { transitlab } from './command.js';

interface Check {
  readonly passed: boolean;
  readonly expected: string;
  readonly why: readonly string[];
}

interface Scenario {
  readonly file: string;
  readonly status: string;
  readonly steps: readonly { readonly items: readonly unknown[] }[];
}

const isCheck = (item: unknown): item is Check =>
  item !== null && typeof item === 'object' && 'predicted' in item && 'measured' in item;

t.setTimeout(900_000);

t.test('every scenario of both clouds, several at a time, one summary', async (t) => {
  const { exit, stdout, stderr } = await transitlab(
    ...['run', '--format', 'json', '--quiet', '--keep-going', '--jobs', '4'],
    ...['scenarios/alibaba', 'scenarios/tencent', 'scenarios/cross-cloud'],
  );
  const { scenarios } = JSON.parse(stdout) as { readonly scenarios: readonly Scenario[] };
  for (const { file, status, steps } of scenarios) {
    const checks = steps.flatMap(({ items }) => items).filter(isCheck);
    t.same(
      checks.filter(({ passed }) => !passed),
      [],
      `${file}: prediction and packets agree with what is expected`,
    );
    t.equal(status, 'passed', file);
    t.ok(
      checks.some(({ expected }) => expected.startsWith('unreachable')),
      `${file}: something must not reach`,
    );
  }
  t.equal(exit, 0, stderr);
});
