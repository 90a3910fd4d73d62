import { accept, action } from '../action.js';
import { fallIntoArrears, payArrears } from '../arrears.js';
import { refuse } from '../errors.js';
import { attachmentsOf, isAssociated, ownCcn } from '../lookup.js';
import { flag, integer, oneOf, or, text } from '../params.js';
import { bought } from '../purchase.js';
import { ccnId } from './common.js';

/** What happens to an account outside of the cloud's API: money, and orders in the console. */
const EMULATED = 'transitlab';

export const emulateArrears = action(
  EMULATED,
  'EmulateArrears',
  { InArrears: or(flag, true) },
  (world, caller, { InArrears }) => accept((InArrears ? fallIntoArrears : payArrears)(world, caller.id)),
);

/** The console's order of bandwidth between two regions of a prepaid CCN. */
export const emulateCcnBandwidthPurchase = action(
  EMULATED,
  'EmulateCcnBandwidthPurchase',
  {
    CcnId: ccnId,
    Region: text,
    DstRegion: text,
    BandwidthLimit: integer(1, 1_000_000),
    Period: or(integer(1, 36), 1),
    RenewFlag: or(
      oneOf(['NOTIFY_AND_AUTO_RENEW', 'NOTIFY_AND_MANUAL_RENEW']),
      'NOTIFY_AND_MANUAL_RENEW' as const,
    ),
  },
  (world, caller, { CcnId, Region, DstRegion, ...terms }) => {
    const ccn = ownCcn(world, caller, CcnId);
    if (!ccn) return refuse('ResourceNotFound', `CcnId: ${CcnId}.`);
    if (ccn.InstanceChargeType !== 'PREPAID')
      return refuse('UnsupportedOperation', `${CcnId} is ${ccn.InstanceChargeType}.`);
    const served = attachmentsOf(world, CcnId)
      .filter(isAssociated)
      .map((row) => row.InstanceRegion);
    const empty = [Region, DstRegion].find((region) => !served.includes(region));
    if (empty !== undefined || Region === DstRegion)
      return refuse('UnsupportedOperation', `${CcnId} has no instances in ${Region} and ${DstRegion}.`);
    return accept(bought(world, { CcnId, regions: [Region, DstRegion], ...terms }));
  },
);
