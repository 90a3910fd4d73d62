import { readFileSync } from 'node:fs';
import t from 'tap';
import { Compile } from 'typebox/compile';
import { parseAllDocuments } from 'yaml';
import { LABS_PER_CORE } from '../../src/cli/run.js';
import { JOB_INDEX, parseShard, shardOf } from '../../src/cli/shard.js';
import { version } from '../../src/lab/package.js';
import { CAPABILITIES } from '../../src/lab/sandbox/container/options.js';
import { EXIT } from '../../src/model/errors.js';
import { cli, fakeHost, fakePorts } from '../cli/fake.js';
import { Job, NetworkPolicy } from './kubernetes-schema.js';

interface Mount {
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly?: boolean;
}

interface Manifest {
  readonly spec: {
    readonly completionMode: string;
    readonly completions: number;
    readonly parallelism: number;
    readonly podFailurePolicy: {
      readonly rules: readonly {
        readonly onExitCodes?: { readonly values: readonly number[]; readonly containerName: string };
      }[];
    };
    readonly template: {
      readonly metadata: { readonly labels: Readonly<Record<string, string>> };
      readonly spec: {
        readonly automountServiceAccountToken: boolean;
        readonly restartPolicy: string;
        readonly containers: readonly [
          {
            readonly name: string;
            readonly image: string;
            readonly args: readonly string[];
            readonly resources: { readonly requests: { readonly cpu: string }; readonly limits: object };
            readonly securityContext: {
              readonly capabilities: { readonly add: readonly string[]; readonly drop: readonly string[] };
              readonly allowPrivilegeEscalation: boolean;
              readonly readOnlyRootFilesystem: boolean;
              readonly seccompProfile: { readonly type: string };
            };
            readonly volumeMounts: readonly Mount[];
          },
        ];
        readonly volumes: readonly { readonly name: string }[];
      };
    };
  };
}

const text = readFileSync(new URL('../../../docs/kubernetes/job.yaml', import.meta.url), 'utf8');
const [job, policy] = parseAllDocuments(text).map((document) => document.toJS());
const { spec } = job as Manifest;
const pod = spec.template.spec;
const [run] = pod.containers;

t.test("the manifest is of Kubernetes' API", async (t) => {
  t.same(Compile(Job).Errors(job), []);
  t.same(Compile(NetworkPolicy).Errors(policy), []);
  t.same(
    policy.spec.podSelector.matchLabels,
    spec.template.metadata.labels,
    'the pods that the policy is about are those of the job',
  );
});

t.test('the schema refuses a misspelt field and a wrong word', async (t) => {
  t.not(Compile(Job).Errors({ ...job, spec: { ...job.spec, completionsMode: 'Indexed' } }).length, 0);
  t.not(Compile(Job).Errors({ ...job, spec: { ...job.spec, completionMode: 'indexed' } }).length, 0);
});

t.test('it has a pod for every shard, and the command takes its arguments', async (t) => {
  t.equal(spec.completionMode, 'Indexed');
  t.equal(pod.restartPolicy, 'Never', 'backoffLimitPerIndex asks for it');
  t.ok(spec.parallelism <= spec.completions);
  const shard = parseShard(
    run.args.find((arg) => arg.startsWith('--shard='))?.slice('--shard='.length) ?? '',
  );
  t.same(shard, { index: 'job', count: spec.completions });
  for (const index of [0, spec.completions - 1])
    t.ok(shard && shardOf(shard, { [JOB_INDEX]: String(index) }).index === index + 1);
  const folder = t.testdir({ 'a.lab.yaml': 'name: a' });
  const args = run.args.map((arg) => (arg === '/work' ? folder : arg));
  const host = fakeHost({ env: { [JOB_INDEX]: '0' } });
  const { code, out, err } = await cli(args, { ports: fakePorts(), host });
  t.equal(code, EXIT.ok, err);
  t.match(JSON.parse(out), {
    shard: { index: 1, count: spec.completions },
    scenarios: [{ status: 'passed' }],
  });
  t.equal(err, '', 'logs hold the report and nothing else');
});

t.test('its rights are those of the command’s own containers', async (t) => {
  const { capabilities, ...context } = run.securityContext;
  t.same([...capabilities.add].sort(), [...CAPABILITIES].sort());
  t.same(capabilities.drop, ['ALL']);
  t.equal(context.allowPrivilegeEscalation, false);
  t.equal(context.readOnlyRootFilesystem, true);
  t.equal(context.seccompProfile.type, 'RuntimeDefault');
  t.equal(pod.automountServiceAccountToken, false);
  t.same(
    run.volumeMounts.filter(({ readOnly }) => !readOnly).map(({ mountPath }) => mountPath),
    ['/run', '/tmp'],
    'what may be written is what the command’s containers have as scratch',
  );
  t.same(
    run.volumeMounts.map(({ name }) => name),
    pod.volumes.map(({ name }) => name),
  );
});

t.test('its image is this version, its jobs are for its cores, its exit codes are ours', async (t) => {
  t.match(run.image, new RegExp(`/transitlab:${version().replaceAll('.', '\\.')}$`));
  t.equal(
    run.args.find((arg) => arg.startsWith('--jobs=')),
    `--jobs=${LABS_PER_CORE * Number(run.resources.requests.cpu)}`,
  );
  t.same(run.resources.requests, run.resources.limits, 'guaranteed: no pod takes the cores of another');
  const codes = spec.podFailurePolicy.rules.flatMap(({ onExitCodes }) => onExitCodes ?? []);
  t.same(
    codes.map(({ containerName }) => containerName),
    [run.name],
  );
  t.same(
    codes.flatMap(({ values }) => values),
    [EXIT.failed, EXIT.usage, EXIT.unsupported, EXIT.kernel],
  );
});
