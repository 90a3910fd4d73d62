import Type, { type TSchema } from 'typebox';

/**
 * The parts of Kubernetes' API that docs/kubernetes/job.yaml uses, kept by hand after the OpenAPI document of
 * kubernetes/kubernetes, release 1.31: api/openapi-spec/v3/apis__batch__v1_openapi.json (Job, PodFailurePolicy, and the
 * Pod's parts, which it repeats) and apis__networking.k8s.io__v1_openapi.json (NetworkPolicy). Strict, as
 * `kubectl apply --validate=strict` is: a field that is not listed is a mistake. Words that the document only describes
 * in prose ("Possible values are") are enums here.
 */
const strict = { additionalProperties: false } as const;
const object = (required: Record<string, TSchema>, may: Record<string, TSchema> = {}) =>
  Type.Object(
    {
      ...required,
      ...Object.fromEntries(Object.entries(may).map(([name, schema]) => [name, Type.Optional(schema)])),
    },
    strict,
  );
const int32 = Type.Integer({ minimum: 0, maximum: 2_147_483_647 });
/** An RFC 1123 label. */
const name = Type.String({ pattern: '^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$' });
const quantity = Type.String({ pattern: '^[0-9]+(\\.[0-9]+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?$' });
const words = (...list: string[]) => Type.Enum(list);

const Labels = Type.Record(Type.String(), Type.String({ maxLength: 63 }));
const ObjectMeta = object(
  { name },
  { labels: Labels, namespace: name, annotations: Type.Record(Type.String(), Type.String()) },
);
const LabelSelector = object({}, { matchLabels: Labels });

const OnExitCodes = object(
  {
    operator: words('In', 'NotIn'),
    values: Type.Array(int32, { minItems: 1, maxItems: 255, uniqueItems: true }),
  },
  { containerName: name },
);
const OnPodCondition = object({ type: Type.String(), status: words('True', 'False', 'Unknown') });
const PodFailurePolicy = object({
  rules: Type.Array(
    object(
      { action: words('Count', 'FailIndex', 'FailJob', 'Ignore') },
      { onExitCodes: OnExitCodes, onPodConditions: Type.Array(OnPodCondition, { maxItems: 20 }) },
    ),
    { maxItems: 20 },
  ),
});

const Profile = object(
  { type: words('RuntimeDefault', 'Unconfined', 'Localhost') },
  { localhostProfile: Type.String() },
);
const SecurityContext = object(
  {},
  {
    allowPrivilegeEscalation: Type.Boolean(),
    appArmorProfile: Profile,
    capabilities: object({}, { add: Type.Array(Type.String()), drop: Type.Array(Type.String()) }),
    privileged: Type.Boolean(),
    procMount: words('Default', 'Unmasked'),
    readOnlyRootFilesystem: Type.Boolean(),
    runAsGroup: int32,
    runAsNonRoot: Type.Boolean(),
    runAsUser: int32,
    seccompProfile: Profile,
  },
);
const Resources = object({}, { cpu: quantity, memory: quantity });
const Container = object(
  { name },
  {
    image: Type.String({ minLength: 1 }),
    imagePullPolicy: words('Always', 'IfNotPresent', 'Never'),
    args: Type.Array(Type.String()),
    command: Type.Array(Type.String()),
    workingDir: Type.String(),
    env: Type.Array(object({ name: Type.String() }, { value: Type.String() })),
    resources: object({}, { limits: Resources, requests: Resources }),
    securityContext: SecurityContext,
    volumeMounts: Type.Array(
      object(
        { name, mountPath: Type.String({ pattern: '^[^:]+$' }) },
        { readOnly: Type.Boolean(), subPath: Type.String() },
      ),
    ),
  },
);
const Volume = object(
  { name },
  {
    configMap: object({ name }, { optional: Type.Boolean() }),
    emptyDir: object({}, { medium: words('', 'Memory'), sizeLimit: quantity }),
    persistentVolumeClaim: object({ claimName: name }, { readOnly: Type.Boolean() }),
  },
);
const TopologySpreadConstraint = object(
  {
    maxSkew: Type.Integer({ minimum: 1 }),
    topologyKey: Type.String(),
    whenUnsatisfiable: words('DoNotSchedule', 'ScheduleAnyway'),
  },
  { labelSelector: LabelSelector },
);
const PodSpec = object(
  { containers: Type.Array(Container, { minItems: 1 }) },
  {
    automountServiceAccountToken: Type.Boolean(),
    enableServiceLinks: Type.Boolean(),
    hostUsers: Type.Boolean(),
    nodeSelector: Labels,
    // Of a Job, by its validation.
    restartPolicy: words('Never', 'OnFailure'),
    serviceAccountName: name,
    topologySpreadConstraints: Type.Array(TopologySpreadConstraint),
    volumes: Type.Array(Volume),
  },
);

export const Job = object({
  apiVersion: Type.Literal('batch/v1'),
  kind: Type.Literal('Job'),
  metadata: ObjectMeta,
  spec: object(
    { template: object({ spec: PodSpec }, { metadata: object({}, { labels: Labels }) }) },
    {
      activeDeadlineSeconds: int32,
      backoffLimit: int32,
      backoffLimitPerIndex: int32,
      completionMode: words('Indexed', 'NonIndexed'),
      completions: int32,
      maxFailedIndexes: int32,
      parallelism: int32,
      podFailurePolicy: PodFailurePolicy,
      suspend: Type.Boolean(),
      ttlSecondsAfterFinished: int32,
    },
  ),
});

export const NetworkPolicy = object({
  apiVersion: Type.Literal('networking.k8s.io/v1'),
  kind: Type.Literal('NetworkPolicy'),
  metadata: ObjectMeta,
  spec: object(
    { podSelector: LabelSelector },
    {
      policyTypes: Type.Array(words('Ingress', 'Egress')),
      ingress: Type.Array(Type.Never()),
      egress: Type.Array(Type.Never()),
    },
  ),
});
