import { type Draft, type PlacedAcl, rulesOfVpc } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import type { Check } from './check.js';
import { repeated } from './repeated.js';
import { ports } from './rule.js';

/** A network ACL is bound to subnets of its own VPC, each of which has one ACL at most, and says what its cloud knows. */
export const networkAcls: Check = (draft) => [
  ...draft.aclEntries.flatMap(ports),
  ...[...draft.acls.values()].flatMap((acl) => [...bindings(draft, acl), ...entries(draft, acl)]),
  ...repeated(
    [...draft.acls.values()].flatMap(({ subnets }) => subnets.map((subnet) => ({ scope: '', ...subnet }))),
    (name) => `${wordFor(draft, name)} ${name} is bound to a network ACL already`,
    'each has one network ACL at most',
  ),
];

const homeOf = (draft: Draft, subnet: string | undefined): string | undefined =>
  draft.subnets.find(({ name }) => name === subnet)?.vpc;

const wordFor = (draft: Draft, subnet: string | undefined): string =>
  rulesOfVpc(draft, homeOf(draft, subnet)).subnetWords[0];

const bindings = (draft: Draft, { name: acl, row: { vpc }, subnets }: PlacedAcl): Finding[] =>
  subnets.flatMap(({ name, pointer }) => {
    const home = homeOf(draft, name);
    if (home === undefined || !draft.vpcs.has(vpc ?? '') || home === vpc) return [];
    const what = `${wordFor(draft, name)} ${name} is in ${home}, network ACL ${acl} in ${vpc}`;
    const [, several] = rulesOfVpc(draft, vpc).subnetWords;
    return [error(pointer, what, `a network ACL is bound to ${several} of its own VPC`)];
  });

function entries(draft: Draft, { pointer, row }: PlacedAcl): Finding[] {
  const { name, networkAcls: rules } = rulesOfVpc(draft, row.vpc);
  return (['ingress', 'egress'] as const).flatMap((direction) => {
    const list = row[direction] ?? [];
    const foreign = list.flatMap((entry, index) =>
      entry?.protocol === undefined || rules.protocols.includes(entry.protocol)
        ? []
        : [
            error(
              join(pointer, direction, index, 'protocol'),
              `network ACLs of ${name} do not know ${entry.protocol}`,
              `they know ${rules.protocols.join(', ')}`,
            ),
          ],
    );
    if (list.length <= rules.mostEntries) return foreign;
    const what = `a network ACL has at most ${rules.mostEntries} entries in a direction`;
    return [...foreign, error(join(pointer, direction, rules.mostEntries), what, 'merge some of them')];
  });
}
