import type { Draft } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import type { Check } from './check.js';
import { repeated } from './repeated.js';
import { ports } from './rule.js';

/** A network ACL is bound to vSwitches of its own VPC, each of which has one ACL at most. */
export const networkAcls: Check = (draft) => [
  ...draft.aclEntries.flatMap(ports),
  ...bindings(draft).flatMap((binding) => ofItsVpc(draft, binding)),
  ...repeated(
    bindings(draft).map(({ name, pointer }) => ({ scope: '', name, pointer })),
    (name) => `vSwitch ${name} is bound to a network ACL already`,
    'a vSwitch has one network ACL at most',
  ),
];

interface Binding {
  readonly acl: string;
  readonly vpc: string | undefined;
  readonly name: string;
  readonly pointer: string;
}

const bindings = (draft: Draft): Binding[] =>
  [...draft.acls.values()].flatMap(({ name: acl, pointer, row }) =>
    (row.vswitches ?? []).flatMap((name, index) =>
      name === undefined ? [] : [{ acl, vpc: row.vpc, name, pointer: join(pointer, 'vswitches', index) }],
    ),
  );

function ofItsVpc(draft: Draft, { acl, vpc, name, pointer }: Binding): Finding[] {
  const home = draft.vswitches.find((vswitch) => vswitch.name === name)?.vpc;
  if (home === undefined || !draft.vpcs.has(vpc ?? '') || home === vpc) return [];
  const what = `vSwitch ${name} is in ${home}, network ACL ${acl} in ${vpc}`;
  return [error(pointer, what, 'a network ACL is bound to vSwitches of its own VPC')];
}
