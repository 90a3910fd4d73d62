import { placeOfGroup, placeOfVpc, rulesOfGroup, vpcOfHost } from '../draft/place.js';
import { type Draft, type Row, rulesOfVpc } from '../draft.js';
import { error, type Finding, keyError } from '../finding.js';
import { join, placeOf } from '../pointer.js';
import type { Host, SecurityGroup } from '../schema.js';
import type { Check } from './check.js';
import { onePlace } from './gateway.js';

/** The security groups of a host are of its place, of one type, and few enough. */
export const hostGroups: Check = (draft) =>
  [...draft.hosts.values()].flatMap((host) => [
    ...ofItsPlace(draft, host),
    ...oneType(draft, host),
    ...few(host, rulesOfVpc(draft, vpcOfHost(draft, host.name)).securityGroups.mostPerHost),
  ]);

const groupsOf = ({ pointer, row }: Row<Host>) =>
  (row.security_groups ?? []).flatMap((name, index) =>
    name === undefined ? [] : [{ name, pointer: join(pointer, 'security_groups', index) }],
  );

/** For people: what a group, its hosts and the groups it names share. */
export const SHARED = { vpc: 'VPC', region: 'account and region' } as const;

function ofItsPlace(draft: Draft, host: Row<Host>): Finding[] {
  const vpc = vpcOfHost(draft, host.name);
  const here = placeOfVpc(draft, vpc);
  const { scope } = rulesOfVpc(draft, vpc).securityGroups;
  return groupsOf(host).flatMap(({ name, pointer }) => {
    const place = placeOfGroup(draft, name);
    if (!here || !place || here.key === place.key) return [];
    const what = `security group ${name} is in ${place.text}, host ${host.name} in ${here.text}`;
    return [error(pointer, what, `a host is in security groups of its own ${SHARED[scope]}`)];
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
    ...standing(draft, group),
    ...innerAccess(group),
    ...untyped(draft, group),
    ...fewRules(draft, group),
  ]);

/** In a VPC, or in a region of an account. */
function standing(draft: Draft, group: Row<SecurityGroup>): Finding[] {
  const { pointer, name, row } = group;
  if (rulesOfGroup(draft, name).securityGroups.scope === 'region') return onePlace(group);
  if (row.vpc !== undefined) return onePlace(group);
  return [keyError(pointer, `${placeOf(pointer)} has no vpc`, 'vpc is: the VPC it belongs to')];
}

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

/** Words of Alibaba Cloud's that would decide nothing. */
function untyped(draft: Draft, { name, pointer, row }: Row<SecurityGroup>): Finding[] {
  const { name: cloud, securityGroups } = rulesOfGroup(draft, name);
  if (securityGroups.typed) return [];
  const hint = 'remove it: the first rule that matches decides, and without one everything is dropped';
  return [
    ...(['type', 'inner_access'] as const)
      .filter((key) => row[key] !== undefined)
      .map((key) => error(join(pointer, key), `security groups of ${cloud} have no ${key}`, hint)),
    ...(row.rules ?? []).flatMap((rule, index) =>
      rule?.priority === undefined
        ? []
        : [error(join(pointer, 'rules', index, 'priority'), `rules of ${cloud} have no priority`, hint)],
    ),
  ];
}

function fewRules(draft: Draft, { name, pointer, row }: Row<SecurityGroup>): Finding[] {
  const { mostRules, mostRulesIn } = rulesOfGroup(draft, name).securityGroups;
  const rules = (row.rules ?? []).map((rule, index) => ({ direction: rule?.direction, index }));
  const lists =
    mostRulesIn === 'both'
      ? [rules]
      : (['ingress', 'egress'] as const).map((way) => rules.filter(({ direction }) => direction === way));
  const each = mostRulesIn === 'both' ? '' : ' in each direction';
  return lists.flatMap((list) => {
    const surplus = list[mostRules];
    if (!surplus) return [];
    const what = `a security group has at most ${mostRules} rules${each}`;
    return [error(join(pointer, 'rules', surplus.index), what, 'spread them over several groups')];
  });
}
