import type { Handler } from '../../kernel/linux/batch.js';
import type { Within } from '../tool.js';

/** A host of the mesh, by the namespace it is and the address that others call it by. */
export interface MeshHost {
  readonly namespace: string;
  readonly address: string;
}

/** What is sent from every host to every other one. */
export type MeshProbe =
  | { readonly protocol: 'icmp' }
  | { readonly protocol: 'tcp' | 'udp'; readonly port: number };

/** A packet of the mesh as one host's socket saw it: whose it is, by places in the list of hosts. */
export interface Sighting {
  readonly kind: 'request' | 'answer';
  readonly from: number;
  readonly to: number;
}

/** One protocol's sockets, at most two a host, and how its packets look. */
export interface Carrier {
  /** Bytes of a request's frame with its Ethernet header, and of what is written for it. */
  readonly frame: number;
  readonly payload: number;
  /** What the destination is called by beside its address. */
  readonly port: number;
  /** By host: the socket that sends, and hears answers. */
  readonly senders: readonly Ear[];
  /** By host, where this side has to answer by itself; the kernel does for ICMP and TCP. */
  readonly servers?: readonly Ear[];
  write(bytes: Buffer, at: number, from: number, to: number): void;
}

/** A socket that has to be read. */
export interface Ear {
  readonly fd: number;
  readonly host: number;
  /** `undefined` for what is none of this measurement's packets. */
  readonly read: (...message: Parameters<Handler>) => Sighting | undefined;
  /** Sends what the messages that were read want answered. */
  readonly flush?: () => void;
}

/** Opens a carrier's sockets; on failure the caller closes what `opened` was told of. */
export type OpenCarrier = (
  kernel: Within,
  hosts: readonly MeshHost[],
  epoch: number,
  opened: (fd: number) => number,
) => Carrier;

/**
 * Numbers of hosts travel in 16 bits, so one measurement takes 65,536 hosts. The epoch tells its packets from those of
 * the one before, and keeps filters from taking them for known flows.
 */
export const MAX_HOSTS = 65_536;

const FIRST_PORT = 49_152;
const EPOCHS = 10_000;

/** The port that senders use, from the range that systems choose from. */
export const sourcePort = (epoch: number): number => FIRST_PORT + (epoch % EPOCHS);
