import type { Fabric } from '../fabric/fabric.js';
import type { Table } from '../model/json.js';
import type { Action, CloudError } from './call.js';
import type { CloudObject } from './objects.js';
import type { Remedies, WhyHopeless } from './remedies.js';
import type { Timer, World } from './world.js';

/** What a timer did; `happened` is a line for people: `cenbwp-… FinancialLocked`. */
export interface Fired {
  readonly world: World;
  readonly happened?: string;
}

/** Why a router has no route to a host that exists. */
export interface NoRoute {
  readonly code:
    | 'NOT_ATTACHED'
    /** Its owner has not allowed the interconnect's owner to attach it. */
    | 'NOT_GRANTED'
    /** It has applied to the interconnect of another account, and nobody has accepted yet. */
    | 'ATTACHMENT_PENDING'
    /** Nobody accepted in time. */
    | 'ATTACHMENT_EXPIRED'
    | 'ATTACHMENT_REJECTED'
    /** Both ends are in an interconnect, and not in the same one. */
    | 'ATTACHED_ELSEWHERE'
    | 'NO_ROUTE'
    /** A route to it was refused, rejected or is hidden: another block stands in its way. */
    | 'ROUTE_CONFLICT'
    /** A route map denies it. */
    | 'ROUTE_DENIED'
    /** The network that could give the route does not publish it. */
    | 'NOT_PUBLISHED'
    /** It is withdrawn while a leased line is down. */
    | 'LINE_DOWN'
    /** An attachment without a route table; a route table without the attachment's routes. */
    | 'NOT_ASSOCIATED'
    | 'NOT_PROPAGATED'
    | 'NO_REGION_CONNECTION'
    /** A call switched it off. */
    | 'ROUTE_DISABLED';
  /** What has to change, in the cloud's terms. */
  readonly object: string;
  /** What is the matter and which call mends it. */
  readonly text: string;
}

/** One cloud: all that differs between clouds, behind one record. */
export interface CloudModel {
  readonly actions: Table<Action>;
  /** How it refuses an action that it does not have. */
  readonly unknownAction: (name: string) => CloudError;
  /** The clock stands at `timer.at`; the timer is already off the list. A timer without meaning changes nothing. */
  readonly fire: (world: World, timer: Timer) => Fired;
  /** What the cloud does by itself, at once, when something outside of its calls has changed: a line broke. */
  readonly follow?: (world: World) => World;
  /** What packets see of the objects of this cloud's accounts. */
  readonly fabric: (world: World) => Fabric;
  /** What people look at while they wait, with its state in the cloud's own words. */
  readonly objects: (world: World) => readonly CloudObject[];
  /**
   * For any router of this cloud's accounts (a VPC, a border, a transit router, a VPN gateway) without a route to an
   * existing host, which may stand in a data centre. `address` is one the host answers for; `ingress` is the link the
   * packet came in by, absent if a host of the router's own sent it.
   */
  readonly whyNoRoute: (
    world: World,
    router: string,
    host: string,
    address: string,
    ingress?: string,
  ) => NoRoute;
  /** What its accounts can call against an obstacle on a way through its networks; best first. */
  readonly remedies: Remedies;
  readonly whyHopeless: WhyHopeless;
}
