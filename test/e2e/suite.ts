/** The command line, with the same expectations whatever sandbox its labs live in. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Test } from 'tap';
import { Compile } from 'typebox/compile';
import type { SandboxKind } from '../../src/lab/sandbox/sandbox.js';
import { JsonMatrix } from '../../src/report/json/schema-matrix.js';
import { transitlab } from './command.js';

interface Check {
  readonly check: string;
  readonly passed: boolean;
  readonly from: string;
  readonly to: string;
  readonly expected: string;
  readonly why: readonly string[];
  readonly predicted: {
    readonly reachable: boolean;
    readonly code?: string;
    readonly rate?: number;
    readonly text: string;
  };
  readonly measured: { readonly reachable: boolean; readonly lineRate?: number; readonly goodput?: number };
}

/** Every check of a JSON report, in order. */
function checksOf(json: unknown): Check[] {
  if (Array.isArray(json)) return json.flatMap(checksOf);
  if (json === null || typeof json !== 'object') return [];
  if ('predicted' in json && 'measured' in json) return [json as Check];
  return Object.values(json).flatMap(checksOf);
}

/** Whatever a scenario says: what was predicted is what packets did. */
function agree(test: Test, checks: readonly Check[]): void {
  for (const { check, from, to, predicted, measured, why } of checks) {
    test.equal(predicted.reachable, measured.reachable, `${check} ${from} -> ${to} ${why.join('; ')}`);
  }
}

export async function commandSuite(t: Test, kind: SandboxKind): Promise<void> {
  const run = async (t: Test, file: string): Promise<{ exit: number | null; checks: Check[] }> => {
    const args = ['--sandbox', kind, '--format', 'json', '--quiet', '--keep-going', file];
    const { exit, stdout } = await transitlab('run', ...args);
    t.match(JSON.parse(stdout), { scenarios: [{ sandbox: { kind } }] }, 'the report says where it ran');
    return { exit, checks: checksOf(JSON.parse(stdout)) };
  };

  await t.test('the tutorial: two accounts, two regions', async (t) => {
    const { exit, checks } = await run(t, 'scenarios/cen-cross-account-cross-region.lab.yaml');
    t.equal(exit, 0);
    agree(t, checks);
    const rates = checks.filter(({ check }) => check === 'throughput');
    t.same(
      rates.map(({ predicted }) => predicted.rate),
      [1e3, 5e6, 5e6],
    );
    for (const { measured, predicted } of rates) {
      const off = Math.abs((measured.lineRate ?? 0) / (predicted.rate ?? 1) - 1);
      t.ok(off <= 0.03, `within 3 % of ${predicted.rate}: ${measured.lineRate}`);
    }
    for (const { measured } of rates.slice(1)) {
      const payload = (5e6 * 1448) / 1514;
      t.ok(Math.abs((measured.goodput ?? 0) / payload - 1) <= 0.03, `payload ${measured.goodput}`);
    }
    const revoked = checks.find(({ predicted }) => predicted.code === 'SG_INGRESS_DENY');
    t.match(
      revoked?.predicted.text,
      /sg-b.*ICMP.*172\.16\.1\.1/,
      'the report names the rule that is not there',
    );
    t.equal(checks.filter(({ predicted }) => predicted.code === 'NOT_ATTACHED').length >= 2, true);
  });

  await t.test('two VPCs in one region: no limit', async (t) => {
    const { exit, checks } = await run(t, 'scenarios/cen-same-region.lab.yaml');
    t.equal(exit, 0);
    agree(t, checks);
    t.ok(
      checks.some(
        ({ check, predicted, measured }) => check === 'throughput' && measured.reachable && !predicted.rate,
      ),
    );
    t.ok(
      checks.some(({ predicted }) => !predicted.reachable),
      'and one that must not reach',
    );
  });

  await t.test('one VPC, two vSwitches, three hosts, two security groups', async (t) => {
    const { exit, checks } = await run(t, 'scenarios/vpc-security-groups.lab.yaml');
    t.equal(exit, 0);
    agree(t, checks);
    const codes = new Set(checks.map(({ predicted }) => predicted.code));
    t.ok(codes.has('SG_INGRESS_DENY') && codes.has('SG_EGRESS_DENY'));
  });

  await t.test(
    'ports of TCP and UDP, addresses behind a host, a host that fails and comes back',
    async (t) => {
      const { exit, checks } = await run(t, 'test/e2e/ports.lab.yaml');
      t.equal(exit, 0);
      agree(t, checks);
      t.equal(checks.length, 22);
    },
  );

  await t.test('an expectation that is wrong fails, and says by how much', async (t) => {
    const { exit, checks } = await run(t, 'test/e2e/wrong.lab.yaml');
    t.equal(exit, 1);
    t.match(checks[0]?.why, [
      /expected unreachable, predicted reachable/,
      /expected unreachable, measured reachable/,
    ]);
    t.match(checks[1]?.why, [/the reason NO_ROUTE, predicted SG_INGRESS_DENY/]);
  });

  await t.test('an invalid file: exit 2, everything that is wrong, nothing built', async (t) => {
    const { exit, stdout, stderr } = await transitlab('run', '--sandbox', kind, 'test/e2e/invalid.lab.yaml');
    t.equal(exit, 2);
    t.equal(stdout, '');
    t.match(stderr, /invalid\.lab\.yaml:\d+:\d+/);
    t.match(stderr, /did you mean/i);
  });

  await t.test('a plan: as commands, as JSON, as a summary', async (t) => {
    const file = 'scenarios/cen-cross-account-cross-region.lab.yaml';
    const lines = await transitlab('plan', '--sandbox', kind, file, '--format', 'commands');
    t.equal(lines.exit, 0);
    t.match(lines.stdout, /htb rate 5000000bit/);
    const early = await transitlab('plan', '--sandbox', kind, file, '--format', 'json', '--at', '1');
    t.notMatch(early.stdout, /transit:/, 'before anything is attached there is no transit router');
    t.equal((await transitlab('plan', '--sandbox', kind, file)).exit, 0);
    t.equal((await transitlab('plan', '--sandbox', kind, file, '--at', '9')).exit, 2);
  });

  await t.test('matrix: every pair of a scenario, measured at one moment and at two', async (t) => {
    const file = 'scenarios/alibaba/islands.lab.yaml';
    const matrix = (...args: string[]) => transitlab('matrix', '--sandbox', kind, file, ...args);
    const { exit, stdout, stderr } = await matrix('--proto', 'tcp:443', '--format', 'json');
    t.equal(exit, 0, stderr);
    t.same([...Compile(JsonMatrix).Errors(JSON.parse(stdout))], []);
    const summary = { pairs: 30, reachable: 8, blocked: 22 };
    t.match(JSON.parse(stdout).moments, [{ measured: true, differences: [], summary }]);
    const diff = await matrix('--diff', '2', '3');
    t.equal(diff.exit, 0, diff.stderr);
    t.match(diff.stdout, /ICMP, 6 hosts: 6 opened, 4 closed, 0 blocked for another reason/);
    t.match(diff.stdout, /packets do as predicted/);
  });

  await t.test('reports are files of the caller, beside what it printed', async (t) => {
    const junit = join(t.testdir(), 'report.xml');
    const file = 'test/e2e/wrong.lab.yaml';
    const { exit, stdout } = await transitlab('run', '--sandbox', kind, '--quiet', '--junit', junit, file);
    t.equal(exit, 1);
    t.match(stdout, /expected unreachable, predicted reachable/);
    t.match(statSync(junit), { uid: process.getuid?.(), gid: process.getgid?.() });
  });

  await t.test('validate and doctor', async (t) => {
    const file = 'scenarios/vpc-security-groups.lab.yaml';
    const valid = await transitlab('validate', '--sandbox', kind, file);
    t.match(valid, { exit: 0, stdout: /valid \(steps: \d+, checks: 15\)/, stderr: '' });
    const { exit, stdout } = await transitlab('doctor', '--sandbox', kind);
    t.equal(exit, 0);
    t.match(stdout, new RegExp(`can run labs \\(sandbox: ${kind}\\)`));
  });
}
