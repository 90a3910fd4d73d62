import { cidr, overlaps } from '../../../model/cidr.js';
import type { Ccn, InstanceType } from '../state/ccn.js';
import type { CcnRoute } from '../state/routes.js';

type Candidate = Pick<CcnRoute, 'DestinationCidrBlock' | 'InstanceId'> & {
  readonly InstanceType: InstanceType;
};

/** The enabled route with the same block that keeps another one from being enabled. */
export const twinOf = (ccn: Ccn, enabled: readonly CcnRoute[], route: Candidate): CcnRoute | undefined =>
  enabled.find(
    (other) =>
      other.DestinationCidrBlock === route.DestinationCidrBlock &&
      other.InstanceId !== route.InstanceId &&
      !maySplit(ccn, other, route),
  );

/** Over several direct connect gateways one block may be reached at once, if the CCN has ECMP. */
const maySplit = (ccn: Ccn, a: Candidate, b: Candidate): boolean =>
  ccn.RouteECMPFlag && a.InstanceType === 'DIRECTCONNECT' && b.InstanceType === 'DIRECTCONNECT';

/** What keeps a route disabled on its arrival: a twin, or without the overlap feature any overlap. */
export const rivalOf = (ccn: Ccn, enabled: readonly CcnRoute[], route: Candidate): CcnRoute | undefined =>
  twinOf(ccn, enabled, route) ??
  (ccn.RouteOverlapFlag
    ? undefined
    : enabled.find(
        (other) =>
          other.InstanceId !== route.InstanceId &&
          other.DestinationCidrBlock !== route.DestinationCidrBlock &&
          overlaps(cidr(other.DestinationCidrBlock), cidr(route.DestinationCidrBlock)),
      ));
