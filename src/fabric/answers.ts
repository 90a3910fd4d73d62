import type { FabricHost } from './fabric.js';

/** Every address that a host answers for, its own first. */
export const addressesOf = ({ address, aliases = [] }: FabricHost): readonly string[] => [
  address,
  ...aliases,
];

export const answersFor = (host: FabricHost, address: string): boolean => addressesOf(host).includes(address);
