import type { Payer, Terms } from '../../fabric/fabric.js';
import type { Ccn } from './state/ccn.js';

/**
 * Traffic between regions is the CCN owner's, whoever sends it: "Billing overview" of Cloud Connect Network. A cable
 * between regions carries the traffic of many instances, so an attachment's OrderType moves none of it.
 */
export const payerOf = (ccn: Ccn, testBandwidth: boolean): Payer => ({
  account: ccn.account,
  network: ccn.CcnId,
  object: ccn.CcnId,
  terms: testBandwidth ? 'test' : termsOf(ccn),
});

function termsOf({ InstanceChargeType, InstanceMeteringType }: Ccn): Terms {
  if (InstanceChargeType === 'PREPAID') return 'bought';
  return InstanceMeteringType === 'TRAFFIC' ? 'traffic' : 'monthly-95th';
}
