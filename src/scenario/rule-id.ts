import { join } from './pointer.js';

/** Ids of what the file lists without a name: the owner and the place in the list, from 1. */
export const ruleId = (group: string, index: number): string => `${group}#${index + 1}`;

/** Of a VPC's own route, or a VBR's static one: `vpc-a#1`. */
export const routeId = (owner: string, index: number): string => `${owner}#${index + 1}`;

/** Of a dedicated tunnel of a direct connect gateway: `dcg-1#tunnel-1`. */
export const tunnelId = (gateway: string, index: number): string => `${gateway}#tunnel-${index + 1}`;

/** Of a network ACL's entry: `nacl-1#ingress-1`. */
export const aclEntryId = (acl: string, direction: 'ingress' | 'egress', index: number): string =>
  `${acl}#${direction}-${index + 1}`;

/** Where the file has the rule of such an id: a key of `Scenario.positions`. `undefined` for ids a cloud gave. */
export function rulePointer(id: string): string | undefined {
  const [, owner, list, place] = /^([^#]+)#(?:(ingress|egress)-)?([1-9]\d*)$/.exec(id) ?? [];
  if (owner === undefined) return undefined;
  const index = Number(place) - 1;
  return list === undefined
    ? join('/security_groups', owner, 'rules', index)
    : join('/network_acls', owner, list, index);
}
