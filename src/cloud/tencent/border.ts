import { find } from '../lookup.js';
import type { World } from '../world.js';
import { type Refusal, refuse } from './errors.js';
import { attachmentsOf, occupies } from './lookup.js';
import { areaOf } from './regions.js';
import type { Ccn } from './state/ccn.js';

/** Whether two regions lie on different sides of the border of Chinese mainland. */
export const crossesBorder = (a: string, b: string): boolean => areaOf(a) !== areaOf(b);

/** An account that stands approved in the file needs no form. */
const mayCross = (world: World, { account }: Ccn): boolean =>
  (find(world.tencent.crossBorder, account)?.State ?? 'APPROVED') === 'APPROVED' &&
  (find(world.accounts, account)?.crossBorder === true || Object.hasOwn(world.tencent.crossBorder, account));

/** Instances on both sides of the border need an approval of the CCN's owner. */
export function whyNotAcross(world: World, ccn: Ccn, regions: readonly string[]): Refusal | undefined {
  if (mayCross(world, ccn)) return undefined;
  const present = attachmentsOf(world, ccn.CcnId)
    .filter(occupies)
    .map((row) => row.InstanceRegion);
  const [first, ...rest] = [...present, ...regions];
  const other = first === undefined ? undefined : rest.find((region) => crossesBorder(first, region));
  return other === undefined
    ? undefined
    : refuse(
        'UnsupportedOperation.UnableCrossBorder',
        `They are in ${first} and ${other}; account ${ccn.account} applies (CreateCrossBorderCompliance).`,
      );
}
