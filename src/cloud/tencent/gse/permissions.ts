import { parseCidr } from '../../../model/cidr.js';
import type { JsonObject } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { World } from '../../world.js';
import { refuse } from '../errors.js';
import { integer, list, oneOf, type Reader, record, text } from '../params.js';
import { acceptAll, withPolicies } from '../vpc/groups.js';
import type { Policy } from '../vpc/policy.js';
import { numbered } from '../vpc/policy-set.js';
import type { Fleet, InboundPermission } from './state.js';

export const FIRST_PORT = 1025;
export const LAST_PORT = 60_000;

/** Whether a permission can name a port. */
export const isPermitted = (port: number): boolean => port >= FIRST_PORT && port <= LAST_PORT;

const port = integer(FIRST_PORT, LAST_PORT, 'InvalidParameterValue');

const block: Reader<string> = (value, name) => {
  const read = text(value, name);
  if (!read.ok) return read;
  const parsed = parseCidr(read.value);
  return parsed
    ? { ok: true, value: parsed.text }
    : refuse('InvalidParameterValue', `${name} is ${read.value}.`);
};

const fields = record({
  FromPort: port,
  ToPort: port,
  IpRange: block,
  Protocol: oneOf(['TCP', 'UDP']),
});

const permission: Reader<InboundPermission> = (value, name) => {
  const read = fields(value, name);
  return read.ok && read.value.FromPort > read.value.ToPort
    ? refuse('InvalidParameterValue', `${name} is from ${read.value.FromPort} to ${read.value.ToPort}.`)
    : read;
};

export const permissions = list(permission);

export const samePermission = (a: InboundPermission, b: InboundPermission): boolean =>
  permissionText(a) === permissionText(b);

export const permissionText = ({ Protocol, FromPort, ToPort, IpRange }: InboundPermission): string =>
  `${Protocol} ${FromPort}-${ToPort} from ${IpRange}`;

/** Those that stand already are not added again. */
export const withAdded = (
  present: readonly InboundPermission[],
  more: readonly InboundPermission[],
): InboundPermission[] => [
  ...new Map([...present, ...more].map((one) => [permissionText(one), one])).values(),
];

/** The security group of a fleet lets in what its permissions name, nothing else, and lets out everything. */
export function withOpened(world: World, fleet: Fleet): World {
  const group = find(world.securityGroups, fleet.securityGroup);
  if (!group) return world;
  const ingress = numbered(world, fleet.InboundPermissions.map(policyOf));
  const [everything, next] = acceptAll(ingress.world);
  return withPolicies(next, group, { ingress: ingress.placed, egress: [everything] });
}

const policyOf = ({ Protocol, FromPort, ToPort, IpRange }: InboundPermission): Policy => ({
  protocol: Protocol,
  ports: [[FromPort, ToPort]],
  peer: { cidr: IpRange },
  policy: 'accept',
});

export const permissionElement = (one: InboundPermission): JsonObject => ({ ...one });
