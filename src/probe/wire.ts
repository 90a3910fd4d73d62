/** What a rate of Ethernet frames carries. Frames are counted as shapers count them: with the header, without FCS. */

export type Transport = 'tcp' | 'udp';

export const ETHERNET_MTU = 1500;

const ETHERNET_HEADER = 14;
const IPV4_HEADER = 20;
/** TCP's includes the timestamps option, which Linux sends with every segment. */
const TRANSPORT_HEADER: Readonly<Record<Transport, number>> = { tcp: 32, udp: 8 };

/** Bytes of payload in the largest frame: 1448 of 1514 with TCP, 1472 with UDP, at an MTU of 1500. */
export const payloadOf = (mtu: number, transport: Transport): number =>
  mtu - IPV4_HEADER - TRANSPORT_HEADER[transport];

/** Bytes of the frame that carries so much payload. */
export const frameOf = (payload: number, transport: Transport): number =>
  payload + TRANSPORT_HEADER[transport] + IPV4_HEADER + ETHERNET_HEADER;

/** Bytes of the frame around so much of anything else that IPv4 carries. */
export const frameOfPacket = (bytes: number): number => bytes + IPV4_HEADER + ETHERNET_HEADER;

/** Payload bits per second that a line of `lineRate` carries in full frames. */
export const goodputOf = (lineRate: number, mtu: number, transport: Transport): number =>
  lineRate / overhead(mtu, transport);

/** Bits per second of the full frames that carry `goodput`. */
export const lineRateOf = (goodput: number, mtu: number, transport: Transport): number =>
  goodput * overhead(mtu, transport);

function overhead(mtu: number, transport: Transport): number {
  const payload = payloadOf(mtu, transport);
  return frameOf(payload, transport) / payload;
}
