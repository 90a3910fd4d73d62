import type { World } from '../world.js';
import { TAKES, TERM } from './durations.js';
import { attachmentKey, type Network } from './lookup.js';
import type { AttachmentState, Ccn, CcnAttachment } from './state/ccn.js';
import { dropRow, putRow } from './tables.js';
import { later, onDeadline } from './transitions.js';

/** What an application says beside which network and which CCN it is for. */
export interface Application {
  readonly Description?: string;
  readonly RouteTableId?: string;
  readonly OrderType?: CcnAttachment['OrderType'];
  /** Virtual milliseconds in which the CCN's owner has to accept; absent: 7 days. */
  readonly lifetime?: number;
}

/** A network comes into a CCN without anybody's consent: both are one account's. An older application is replaced. */
export const attached = (world: World, ccn: Ccn, network: Network, application: Application): World =>
  attaching(world, rowFor(world, ccn, network, application));

/** A network waits for the consent of the CCN's owner. */
export const applied = (world: World, ccn: Ccn, network: Network, application: Application): World =>
  waiting(world, rowFor(world, ccn, network, application), application.lifetime);

const rowFor = (world: World, ccn: Ccn, network: Network, application: Application): CcnAttachment => ({
  CcnId: ccn.CcnId,
  InstanceId: network.id,
  InstanceType: network.type,
  InstanceRegion: network.region,
  account: network.account,
  State: 'PENDING',
  Description: application.Description ?? '',
  RouteTableId: application.RouteTableId ?? '',
  OrderType: application.OrderType ?? 'PayByCcnOwner',
  created: world.now,
  order: world.serial,
});

const keyOf = (row: CcnAttachment): string => attachmentKey(row.CcnId, row.InstanceId);

/** The application's time begins now. */
export function waiting(world: World, row: CcnAttachment, lifetime: number = TERM.application): World {
  const expires = world.now + lifetime;
  const pending = { ...row, State: 'PENDING' as const, expires };
  const numbered = { ...world, serial: world.serial + 1 };
  return onDeadline(putRow(numbered, 'attachments', keyOf(row), pending), expires, 'Expired', {
    key: keyOf(row),
    expires,
  });
}

/** On the way in; from now on it has a place in the order of arrival. */
export function attaching(world: World, { expires: _expires, ...row }: CcnAttachment): World {
  const key = keyOf(row);
  const entering: CcnAttachment = { ...row, State: 'ATTACHING', created: world.now, order: world.serial };
  const numbered = { ...world, serial: world.serial + 1 };
  return later(putRow(numbered, 'attachments', key, entering), TAKES.attach, 'Attached', {
    key,
    order: entering.order,
  });
}

/** On the way out: it carries nothing from now on. */
export function detaching(world: World, row: CcnAttachment): World {
  const key = keyOf(row);
  const leaving: CcnAttachment = { ...row, State: 'DETACHING' };
  return later(putRow(world, 'attachments', key, leaving), TAKES.detach, 'Detached', {
    key,
    order: row.order,
  });
}

/** A transition failed: the cloud takes the instance off later, by itself. */
export const failed = (world: World, row: CcnAttachment, State: 'FAILED' | 'DETACHFAILED'): World =>
  onDeadline(
    putRow(world, 'attachments', keyOf(row), { ...row, State }),
    world.now + TERM.forcedDetach,
    'ForcedDetach',
    { key: keyOf(row), order: row.order },
  );

export function inState(
  world: World,
  { expires: _expires, ...row }: CcnAttachment,
  State: AttachmentState,
): World {
  return putRow(world, 'attachments', keyOf(row), { ...row, State });
}

export const removed = (world: World, row: CcnAttachment): World => dropRow(world, 'attachments', keyOf(row));
