import type { Kept } from '../cloud/addresses.js';
import type { CloudName } from '../cloud/world.js';
import type { Cidr } from '../model/cidr.js';
import { alibabaRules } from './clouds/alibaba.js';
import { tencentRules } from './clouds/tencent.js';

/** What a cloud lets stand before the first step, and its words: all in which files of different clouds differ. */
export interface CloudRules {
  readonly name: string;
  /** By id; the console's name helps those who write that. */
  readonly regions: Readonly<Record<string, { readonly name: string }>>;
  /** The zone of a subnet that names none. */
  readonly zoneOf: (region: string) => string;
  /** What it calls a part of a VPC, and several of them. */
  readonly subnetWords: readonly [one: string, several: string];
  readonly vpcBlocks: BlockRules;
  /** Prefix lengths of a subnet's block. */
  readonly subnetBits: readonly [shortest: number, longest: number];
  /** How many addresses at the beginning and at the end of a subnet are the cloud's own. */
  readonly keptAddresses: Kept;
  readonly securityGroups: GroupRules;
  readonly networkAcls: AclRules;
  /** The id of a VPC's own route table begins so, and ends with the VPC's. */
  readonly routeTablePrefix: string;
  /** What a VPC's own routes cannot lead elsewhere: parts of its subnets, or of its blocks. */
  readonly localRoutes: 'subnets' | 'blocks';
  /** Types of next hops of a VPC's routes: those of hosts and gateways, and all there are. */
  readonly nextHops: {
    readonly host: string;
    readonly vpnGateway: string;
    readonly directConnectGateway?: string;
    readonly types: readonly string[];
  };
  /** Codes with which its API refuses calls. */
  readonly refusals: readonly string[];
}

/** What a security group belongs to, and what it can say. */
export interface GroupRules {
  /** A group, its hosts and the groups that its rules name share this. */
  readonly scope: 'vpc' | 'region';
  /** Types of groups, inner access and priorities; without them the first rule that matches decides. */
  readonly typed: boolean;
  readonly mostPerHost: number;
  /** Of a group, in both directions or in each. */
  readonly mostRules: number;
  readonly mostRulesIn: 'both' | 'each';
}

export interface AclRules {
  readonly protocols: readonly string[];
  /** In each direction. */
  readonly mostEntries: number;
}

/** The blocks that a VPC may have. */
export interface BlockRules {
  /** The ranges they are taken from, and the shortest prefix in each. */
  readonly ranges: readonly { readonly range: Cidr; readonly shortest: number }[];
  /** Beside these ranges: with so short a prefix at most, and a warning; `undefined`: not at all. */
  readonly elsewhere: number | undefined;
  readonly longest: number;
  /** What no VPC can have, and what it is for. */
  readonly taken: readonly (readonly [Cidr, string])[];
}

const RULES: Readonly<Record<CloudName, CloudRules>> = { alibaba: alibabaRules, tencent: tencentRules };
export type FileCloud = CloudName;

/** What a file means that names no cloud, until it does. */
export const FIRST_CLOUD: FileCloud = 'alibaba';

export const CLOUD_NAMES = Object.keys(RULES) as FileCloud[];

export const rulesOf = (cloud: FileCloud): CloudRules => RULES[cloud];
