import type { CloudRules } from '../clouds.js';
import { cloudRules, type Draft, rulesOfVpc } from '../draft.js';

/** What a group, its hosts and the groups that its rules name have to share. */
export interface Place {
  readonly key: string;
  /** For people: `vpc-a`, `ap-guangzhou of account A`. */
  readonly text: string;
}

/** The rules of the cloud that a group is of: its VPC's, or its account's. */
export const rulesOfGroup = (draft: Draft, group: string | undefined): CloudRules => {
  const { vpc, account } = draft.groups.get(group ?? '')?.row ?? {};
  return vpc === undefined && account !== undefined ? cloudRules(draft, account) : rulesOfVpc(draft, vpc);
};

/** `undefined` if the file does not say. */
export function placeOfGroup(draft: Draft, group: string | undefined): Place | undefined {
  const { vpc, account, region } = draft.groups.get(group ?? '')?.row ?? {};
  if (vpc !== undefined) return placeOfVpc(draft, vpc);
  return account === undefined || region === undefined ? undefined : inRegion(account, region);
}

export function placeOfVpc(draft: Draft, vpc: string | undefined): Place | undefined {
  const row = draft.vpcs.get(vpc ?? '')?.row;
  if (vpc === undefined || !row) return undefined;
  if (rulesOfVpc(draft, vpc).securityGroups.scope === 'vpc') return { key: vpc, text: vpc };
  const { account, region } = row;
  return account === undefined || region === undefined ? undefined : inRegion(account, region);
}

const inRegion = (account: string, region: string): Place => ({
  key: JSON.stringify([account, region]),
  text: `${region} of account ${account}`,
});

/** The VPC that a host stands in. */
export const vpcOfHost = (draft: Draft, host: string | undefined): string | undefined => {
  const subnet = draft.hosts.get(host ?? '')?.subnet;
  return subnet === undefined ? undefined : draft.subnets.find(({ name }) => name === subnet)?.vpc;
};
