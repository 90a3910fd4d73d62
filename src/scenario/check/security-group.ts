import { type Draft, type Row, rulesOfVpc } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import type { Host, SecurityGroup } from '../schema.js';
import type { Check } from './check.js';

/** The security groups of a host belong to its VPC, are of one type, and few enough. */
export const hostGroups: Check = (draft) =>
  [...draft.hosts.values()].flatMap((host) => [
    ...ofItsVpc(draft, host),
    ...oneType(draft, host),
    ...few(host, rulesOfVpc(draft, vpcOf(draft, host)).securityGroups.mostPerHost),
  ]);

const groupsOf = ({ pointer, row }: Row<Host>) =>
  (row.security_groups ?? []).flatMap((name, index) =>
    name === undefined ? [] : [{ name, pointer: join(pointer, 'security_groups', index) }],
  );

const vpcOf = (draft: Draft, host: Row<Host>): string | undefined =>
  draft.vswitches.find(({ name }) => name === host.row.vswitch)?.vpc;

function ofItsVpc(draft: Draft, host: Row<Host>): Finding[] {
  const vpc = vpcOf(draft, host);
  return groupsOf(host).flatMap(({ name, pointer }) => {
    const groupVpc = draft.groups.get(name)?.row.vpc;
    if (vpc === undefined || !draft.vpcs.has(groupVpc ?? '') || vpc === groupVpc) return [];
    const what = `security group ${name} is in ${groupVpc}, host ${host.name} in ${vpc}`;
    return [error(pointer, what, `a host is in security groups of its own VPC`)];
  });
}

const typeOf = (draft: Draft, group: string): string | undefined => {
  const row = draft.groups.get(group);
  return row && (row.row.type ?? 'normal');
};

function oneType(draft: Draft, host: Row<Host>): Finding[] {
  const [first, ...others] = groupsOf(host).filter(({ name }) => typeOf(draft, name) !== undefined);
  const other = others.find(({ name }) => first && typeOf(draft, name) !== typeOf(draft, first.name));
  if (!first || !other) return [];
  const types = [first, other].map(({ name }) => `${name} is ${typeOf(draft, name)}`).join(', ');
  return [
    error(other.pointer, `host ${host.name} mixes types of security groups: ${types}`, 'all are of one type'),
  ];
}

function few(host: Row<Host>, most: number): Finding[] {
  const groups = groupsOf(host);
  const again = groups.filter(({ name }, i) => groups.findIndex((group) => group.name === name) < i);
  const surplus = groups.filter((group) => !again.includes(group))[most];
  return [
    ...again.map(({ name, pointer }) => error(pointer, `${name} is listed already`, 'once is enough')),
    ...(surplus
      ? [error(surplus.pointer, `a host is in at most ${most} security groups`, 'merge some of them')]
      : []),
  ];
}

/** What the cloud fixes for a whole group. */
export const groupLimits: Check = (draft) =>
  [...draft.groups.values()].flatMap((group) => [
    ...innerAccess(group),
    ...fewRules(group, rulesOfVpc(draft, group.row.vpc).securityGroups.mostRules),
  ]);

const innerAccess = ({ pointer, row }: Row<SecurityGroup>): Finding[] =>
  row.type === 'enterprise' && row.inner_access === 'Accept'
    ? [
        error(
          join(pointer, 'inner_access'),
          'inner_access of an enterprise security group is always Drop',
          'remove it, and let rules open what is needed',
        ),
      ]
    : [];

const fewRules = ({ pointer, row }: Row<SecurityGroup>, most: number): Finding[] =>
  (row.rules ?? []).length > most
    ? [
        error(
          join(pointer, 'rules', most),
          `a security group has at most ${most} rules`,
          'spread them over several groups',
        ),
      ]
    : [];
