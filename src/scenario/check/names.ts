import { type Draft, rulesOfVpc } from '../draft.js';
import { type Finding, keyError, keyWarning } from '../finding.js';
import type { Check } from './check.js';

interface Named {
  readonly kind: string;
  readonly name: string;
  readonly pointer: string;
}

/** Everything that the cloud gives an id to; an account is known by another number. */
const things = (draft: Draft): Named[] => [
  ...of('VPC', draft.vpcs.values()),
  ...draft.subnets.map(({ name, vpc, pointer }) => ({
    kind: rulesOfVpc(draft, vpc).subnetWords[0],
    name,
    pointer,
  })),
  ...of('security group', draft.groups.values()),
  ...of('network ACL', draft.acls.values()),
  ...of('host', draft.hosts.values()),
  ...of('data centre', draft.dataCentres.values()),
  ...of('host', draft.siteHosts),
  ...of('line', draft.lines.values()),
  ...of('VBR', draft.vbrs.values()),
  ...of('direct connect gateway', draft.directConnectGateways.values()),
  ...of('VPN gateway', draft.vpnGateways.values()),
  ...of('IPsec connection', draft.vpnConnections.values()),
  ...of('group', draft.matrixGroups),
];

const of = (kind: string, rows: Iterable<Omit<Named, 'kind'>>): Named[] =>
  [...rows].map(({ name, pointer }) => ({ kind, name, pointer }));

/** Ids are unique, whatever they are of: steps, routes and reports name things by nothing else. */
export const uniqueNames: Check = (draft) => {
  const findings: Finding[] = [];
  const first = new Map<string, Named>();
  for (const thing of things(draft)) {
    const other = first.get(thing.name);
    if (other === undefined) first.set(thing.name, thing);
    else findings.push(keyError(thing.pointer, clash(thing, other), 'give each its own name'));
  }
  return findings;
};

const clash = (thing: Named, other: Named): string =>
  other.kind === thing.kind
    ? `"${thing.name}" is the name of another ${thing.kind} too`
    : `"${thing.name}" is the name of ${a(other.kind)} and of ${a(thing.kind)}`;

const a = (kind: string): string => (/^I/.test(kind) ? `an ${kind}` : `a ${kind}`);

/** `vpc-A` beside `vpc-a` is allowed, and nearly always a slip. */
export const likeNames: Check = (draft) => {
  const accounts = [...draft.accounts.values()].map((row) => ({ kind: 'account', ...row }));
  return [...like(accounts), ...like(things(draft))];
};

function like(things: readonly Named[]): Finding[] {
  const first = new Map<string, Named>();
  return things.flatMap((thing) => {
    const key = thing.name.toLowerCase();
    const other = first.get(key);
    if (other === undefined) first.set(key, thing);
    if (other === undefined || other.name === thing.name) return [];
    const what = `"${thing.name}" and "${other.name}" differ only in case`;
    return [keyWarning(thing.pointer, what, 'give them names that cannot be mistaken for each other')];
  });
}
