/** What the heads of a frame with an IPv4 packet say. */
export interface Heads {
  readonly protocol: number;
  readonly addresses: { readonly src: number; readonly dst: number };
  /** Of TCP and UDP; absent in fragments behind the first, which carry none. */
  readonly ports?: { readonly src: number; readonly dst: number };
}

const ETHERNET = 14;
const ETHERTYPE_IPV4 = 0x0800;
const SHORTEST_IPV4 = 20;
const FRAGMENT_OFFSET = 0x1fff;
const WITH_PORTS: readonly number[] = [6, 17];

/** `undefined` for a frame that carries no IPv4 packet, or is cut off before its end. */
export function headsOf(bytes: Buffer): Heads | undefined {
  if (bytes.length < ETHERNET + SHORTEST_IPV4 || bytes.readUInt16BE(12) !== ETHERTYPE_IPV4) return undefined;
  const first = bytes.readUInt8(ETHERNET);
  const payload = ETHERNET + (first & 15) * 4;
  if (first >> 4 !== 4 || payload < ETHERNET + SHORTEST_IPV4) return undefined;
  const protocol = bytes.readUInt8(ETHERNET + 9);
  const addresses = { src: bytes.readUInt32BE(ETHERNET + 12), dst: bytes.readUInt32BE(ETHERNET + 16) };
  const whole = (bytes.readUInt16BE(ETHERNET + 6) & FRAGMENT_OFFSET) === 0;
  if (!whole || !WITH_PORTS.includes(protocol) || payload + 4 > bytes.length) return { protocol, addresses };
  return {
    protocol,
    addresses,
    ports: { src: bytes.readUInt16BE(payload), dst: bytes.readUInt16BE(payload + 2) },
  };
}
