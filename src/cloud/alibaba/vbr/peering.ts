import { cidr, formatIp, hasIp, ip } from '../../../model/cidr.js';
import { type Refusal, refuse } from '../errors.js';
import type { Vbr } from '../state/vbr.js';

/** The addresses of the two ends of a line; empty where the VBR's owner has not said. */
type Peering = Pick<Vbr, 'LocalGatewayIp' | 'PeerGatewayIp' | 'PeeringSubnetMask'>;

type Given = { readonly [K in keyof Peering]: string | undefined };

type PeeringRead = { readonly ok: true; readonly value: Peering } | Refusal;

/** Of a dotted mask, from /24 to /30. */
export const maskLength = (mask: string): number | undefined =>
  [24, 25, 26, 27, 28, 29, 30].find((bits) => formatIp(-(2 ** (32 - bits)) >>> 0) === mask);

export const isComplete = (peering: Peering): boolean =>
  peering.LocalGatewayIp !== '' && peering.PeerGatewayIp !== '' && peering.PeeringSubnetMask !== '';

/** For a VBR of the line's owner: all of them. */
export function ownPeering({ LocalGatewayIp, PeerGatewayIp, PeeringSubnetMask }: Given): PeeringRead {
  if (LocalGatewayIp === undefined) return refuse('MissingParameter', 'Parameter: LocalGatewayIp.');
  if (PeerGatewayIp === undefined) return refuse('MissingParameter', 'Parameter: PeerGatewayIp.');
  if (PeeringSubnetMask === undefined) return refuse('MissingParameter', 'Parameter: PeeringSubnetMask.');
  return checked({ LocalGatewayIp, PeerGatewayIp, PeeringSubnetMask });
}

/** For a VBR of another account: none of them, that account says them itself. */
export const foreignPeering = (given: Given): PeeringRead =>
  whyForeign(given) ?? { ok: true, value: { LocalGatewayIp: '', PeerGatewayIp: '', PeeringSubnetMask: '' } };

/** The addresses of a VBR after a change. */
export function changedPeering(vbr: Vbr, byOwner: boolean, given: Given): PeeringRead {
  const { LocalGatewayIp, PeerGatewayIp, PeeringSubnetMask } = vbr;
  const before = { LocalGatewayIp, PeerGatewayIp, PeeringSubnetMask };
  if (!byOwner) return whyForeign(given) ?? { ok: true, value: before };
  const value = {
    LocalGatewayIp: given.LocalGatewayIp ?? LocalGatewayIp,
    PeerGatewayIp: given.PeerGatewayIp ?? PeerGatewayIp,
    PeeringSubnetMask: given.PeeringSubnetMask ?? PeeringSubnetMask,
  };
  return isComplete(value) ? checked(value) : { ok: true, value };
}

function whyForeign(given: Given): Refusal | undefined {
  if (given.LocalGatewayIp !== undefined) return refuse('Forbidden.LocalGatewayIpNotAllowedByCaller');
  if (given.PeerGatewayIp !== undefined) return refuse('Forbidden.PeerGatewayIpNotAllowedByCaller');
  if (given.PeeringSubnetMask !== undefined) return refuse('Forbidden.PeeringSubnetMaskNotAllowedByCaller');
  return undefined;
}

/** They must be two, and in one subnet. */
function checked(value: Peering): PeeringRead {
  const { LocalGatewayIp, PeerGatewayIp, PeeringSubnetMask } = value;
  const subnet = cidr(`${LocalGatewayIp}/${maskLength(PeeringSubnetMask) ?? 32}`);
  if (LocalGatewayIp !== PeerGatewayIp && hasIp(subnet, ip(PeerGatewayIp))) return { ok: true, value };
  return refuse(
    'InvalidIp.NotSameSubnet',
    `They are ${LocalGatewayIp} and ${PeerGatewayIp}, mask ${PeeringSubnetMask}.`,
  );
}
