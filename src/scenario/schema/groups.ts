import Type, { type Static } from 'typebox';

/** What one name of a matrix stands for: all hosts of several things. */
export const Group = Type.Array(Type.String(), {
  minItems: 1,
  description:
    'Hosts, or what stands for all its hosts: subnets, VPCs, security groups, data centres, accounts: [vpc-a, vpc-b]',
});

export type Group = Static<typeof Group>;
/** By name. */
export type Groups = Readonly<Record<string, readonly string[]>>;
