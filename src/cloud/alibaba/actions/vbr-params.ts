import { parseIp } from '../../../model/cidr.js';
import { type ErrorCode, refuse } from '../errors.js';
import { integer, matching, optional, type Reader, text } from '../params.js';
import { maskLength } from '../vbr/peering.js';

/** Names in Vpc's pages on Express Connect: 2 to 128 characters, a letter first. */
export const resourceName = matching(
  /^(?!https?:\/\/)\p{L}[\p{L}\p{N}._-]{1,127}$/u,
  'InvalidName.Malformed',
  'has 2 to 128 letters, digits, periods, underscores or hyphens and begins with a letter',
);

export const resourceDescription = matching(
  /^(?!https?:\/\/).{2,256}$/su,
  'InvalidDescription.Malformed',
  'has 2 to 256 characters and does not begin with http:// or https://',
);

/** VLANs of a physical connection; 0: its VBR has the line without tags. */
export const vlanId = integer(0, 2999, 'InvalidVlanId.Malformed');

export const address =
  (code: ErrorCode): Reader<string> =>
  (value, name) => {
    const read = text(value, name);
    return !read.ok || parseIp(read.value) !== undefined ? read : refuse(code, `${name} is ${read.value}.`);
  };

/** The sizes of Alibaba Cloud's table of VBR bandwidths, Mbit/s. */
export const vbrBandwidth: Reader<number> = (value, name) => {
  const read = integer(50, 102_400)(value, name);
  if (!read.ok || VBR_BANDWIDTHS.includes(read.value)) return read;
  return refuse('InvalidParameter', `${name} must be one of ${VBR_BANDWIDTHS.join(', ')}.`);
};

const VBR_BANDWIDTHS = [
  50, 100, 200, 300, 400, 500, 1000, 2048, 5120, 8192, 10240, 20480, 40960, 51200, 61440, 102400,
];

/** The smallest size that gives at least so many Mbit/s; absent: none does. */
export const vbrSizeFor = (Mbps: number): number | undefined => VBR_BANDWIDTHS.find((size) => size >= Mbps);

/** Dotted, /24 to /30. */
export const subnetMask: Reader<string> = (value, name) => {
  const read = text(value, name);
  if (!read.ok || maskLength(read.value) !== undefined) return read;
  return refuse(
    'InvalidPeeringSubnetMask.Malformed',
    `${name} must be from 255.255.255.0 to 255.255.255.252, not ${read.value}.`,
  );
};

/** The addresses at the two ends of a VBR's line. */
export const PEERING = {
  LocalGatewayIp: optional(address('InvalidLocalGatewayIp.Malformed')),
  PeerGatewayIp: optional(address('InvalidIp.Malformed')),
  PeeringSubnetMask: optional(subnetMask),
};
