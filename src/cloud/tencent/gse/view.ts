import type { JsonObject } from '../../../model/json.js';
import type { World } from '../../world.js';
import { zulu } from '../listing.js';
import { associationOf } from './association.js';
import type { Fleet, FleetEvent } from './state.js';

/** FleetAttributes. */
export function fleetElement(world: World, fleet: Fleet): JsonObject {
  const uin = world.accounts[fleet.account]?.uid ?? '';
  return {
    ...fleet.attributes,
    FleetId: fleet.FleetId,
    FleetArn: `qcs::gse:${fleet.region}:uin/${uin}:fleet/${fleet.FleetId}`,
    Status: fleet.Status,
    CreationTime: zulu(fleet.created),
    TerminationTime: fleet.terminated === undefined ? '' : zulu(fleet.terminated),
    StoppedActions: [],
    BillingStatus: fleet.Status === 'ACTIVE' ? 'BILLING_ACTIVATED' : 'UNKNOWN',
    RelatedCcnInfos: relatedCcns(world, fleet),
  };
}

function relatedCcns(world: World, fleet: Fleet): JsonObject[] {
  const row = associationOf(world, fleet);
  if (!row) return [];
  return [{ AccountId: ownerOf(world, row.CcnId), CcnId: row.CcnId, AttachType: row.State }];
}

/** UIN of a CCN's owner. */
export const ownerOf = (world: World, CcnId: string): string =>
  world.accounts[world.tencent.ccns[CcnId]?.account ?? '']?.uid ?? '';

export const eventElement = (FleetId: string, event: FleetEvent): JsonObject => ({
  EventId: event.EventId,
  EventCode: event.EventCode,
  EventTime: zulu(event.EventTime),
  Message: event.Message,
  PreSignedLogUrl: '',
  ResourceId: FleetId,
});
