/** Alibaba Cloud says vSwitch, Tencent Cloud subnet. A file may use either word, and one of them in one place. */
export type SubnetWord = 'vswitch' | 'subnet';
export const SUBNET_WORDS: readonly SubnetWord[] = ['vswitch', 'subnet'];
export const PLURAL = { vswitch: 'vswitches', subnet: 'subnets' } as const;

/** The subnet that a host stands in. */
export const subnetOf = <T>({
  vswitch,
  subnet,
}: {
  readonly vswitch?: T | undefined;
  readonly subnet?: T | undefined;
}): T | undefined => vswitch ?? subnet;

/** The subnets of a VPC, or those that a network ACL is bound to. */
export const subnetsOf = <T>({
  vswitches,
  subnets,
}: {
  readonly vswitches?: T | undefined;
  readonly subnets?: T | undefined;
}): T | undefined => vswitches ?? subnets;
