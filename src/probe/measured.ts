import type { Busy } from './machine/busy.js';

/** What a probe saw. */
export type Measured = PingMeasured | TcpMeasured | UdpMeasured | ThroughputMeasured | NothingMeasured;

/** There was nothing to measure: a host is not there. */
export interface NothingMeasured {
  readonly kind: 'nothing';
  readonly reachable: false;
}

/** An attempt to connect. */
export interface TcpMeasured {
  readonly kind: 'tcp';
  readonly reachable: boolean;
  /** Milliseconds until it was connected, refused, or given up. */
  readonly ms: number;
  /** The errno's name, if something refused: `ECONNREFUSED`. */
  readonly error?: string;
}

/** Datagrams to a host that sends them back. */
export interface UdpMeasured {
  readonly kind: 'udp';
  readonly reachable: boolean;
  readonly sent: number;
  /** Milliseconds until an answer came, or it was given up. */
  readonly ms: number;
}

export interface PingMeasured {
  readonly kind: 'ping';
  readonly reachable: boolean;
  readonly sent: number;
  readonly received: number;
  /** Answers came, but from another host with the same address: the one that is meant received nothing. */
  readonly otherHost?: true;
  /** Milliseconds; absent if nothing came back. */
  readonly rtt?: { readonly min: number; readonly avg: number; readonly max: number };
}

export interface ThroughputMeasured {
  readonly kind: 'throughput';
  readonly reachable: boolean;
  /** `iperf3`; for lines too slow for its own exchange `segments` (TCP) or `datagrams` (UDP). */
  readonly tool: string;
  /** Payload bits per second at the receiver; absent, though reachable, if the test did not end in time. */
  readonly goodput?: number;
  /** Bits per second of Ethernet frames that carry that payload. */
  readonly lineRate?: number;
  readonly seconds: number;
  /** In which a slow line was taken up: connecting, the seconds that count, running empty. Of `segments` and `datagrams`. */
  readonly lineSeconds?: number;
  readonly retransmits?: number;
  readonly lossPercent?: number;
  /** The machine did not keep up meanwhile: the figure is not to be trusted. */
  readonly busy?: Busy;
  /** How often it was measured again, because it missed while the machine was busy; absent: never. */
  readonly repeats?: number;
}
