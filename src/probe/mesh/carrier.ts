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

/** What one measurement is known by among others, and each of its hosts by its own. */
export interface Marks {
  /** Of 16 bits; by it a host knows its own measurement's packets from those of the one before. */
  readonly epoch: number;
  /**
   * The port, or echo identifier, that a host sends from. A filter must not take one host's request for part of a flow
   * that it knows: of an earlier measurement, or of a namesake whose answers go astray.
   */
  readonly source: (host: number) => number;
}

/** Opens a carrier's sockets; on failure the caller closes what `opened` was told of. */
export type OpenCarrier = (
  kernel: Within,
  hosts: readonly MeshHost[],
  marks: Marks,
  opened: (fd: number) => number,
) => Carrier;

/** Numbers of hosts travel in 16 bits. */
export const MAX_HOSTS = 65_536;

/** The range that systems choose the sending side's ports from. */
const FIRST_PORT = 49_152;
const PORTS = 65_536 - FIRST_PORT;

/** The marks of the `n`-th measurement of this process. */
export const marksOf = (n: number, hosts: number): Marks => ({
  epoch: n & 0xffff,
  source: (host) => FIRST_PORT + ((n * hosts + host) % PORTS),
});
