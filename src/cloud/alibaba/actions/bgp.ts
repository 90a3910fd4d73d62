import { rows } from '../../../model/json.js';
import { newId } from '../../ids.js';
import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { accept, action } from '../action.js';
import { type Refusal, refuse } from '../errors.js';
import { integer, optional, text } from '../params.js';
import type { Vbr, VbrBgp } from '../state/vbr.js';
import { putVbr } from '../vbr/lookup.js';
import { clientToken, id, VPC } from './common.js';
import { address } from './vbr-params.js';

/** Alibaba Cloud's own autonomous system. */
const ALIBABA_ASN = 45_104;

const asn = integer(1, 4_294_967_294, 'InvalidPeerAsn.Malformed');

/** A BGP group of a VBR; one a VBR here. Its session stands once it has a peer. */
export const createBgpGroup = action(
  VPC,
  'CreateBgpGroup',
  {
    RegionId: optional(text),
    RouterId: id,
    PeerAsn: asn,
    LocalAsn: optional(asn),
    ClientToken: optional(clientToken),
  },
  (world, caller, { RouterId, PeerAsn, LocalAsn = ALIBABA_ASN }) => {
    const vbr = find(world.alibaba.vbrs, RouterId);
    if (vbr?.account !== caller.id) return refuse('InvalidParams.NotFound', `RouterId: ${RouterId}.`);
    if (vbr.Status !== 'active')
      return refuse('InvalidStatus.CannotOperate', `${RouterId} is ${vbr.Status}.`);
    if (vbr.bgp) return refuse('QuotaExceeded.Bgp', `${RouterId} has a BGP group.`);
    if (PeerAsn === ALIBABA_ASN || PeerAsn === LocalAsn)
      return refuse('InvalidPeerAsn.Malformed', `${PeerAsn} is Alibaba Cloud’s side.`);
    if (!isLocalAsn(LocalAsn)) return refuse('InvalidParameter', `LocalAsn is ${LocalAsn}.`);
    const [BgpGroupId, named] = newId(world, 'bgpg-');
    const bgp: VbrBgp = { LocalAsn, PeerAsn, announced: [], BgpGroupId };
    return accept(putVbr(named, { ...vbr, bgp }), { BgpGroupId });
  },
);

/** Alibaba Cloud's own, or one of the private ranges; 65025 is reserved. */
const isLocalAsn = (number: number): boolean =>
  number === ALIBABA_ASN ||
  (number >= 64_512 && number <= 65_534 && number !== 65_025) ||
  number >= 4_200_000_000;

type FoundGroup = { readonly ok: true; readonly vbr: Vbr; readonly bgp: VbrBgp } | Refusal;

function groupWith(world: World, caller: Account, is: (bgp: VbrBgp) => boolean, named: string): FoundGroup {
  const vbr = rows(world.alibaba.vbrs).find((row) => row.account === caller.id && row.bgp && is(row.bgp));
  return vbr?.bgp ? { ok: true, vbr, bgp: vbr.bgp } : refuse('InvalidBgpGroup', `It is ${named}.`);
}

/** The data centre's router speaks from now on: it announces the data centre's block. */
export const createBgpPeer = action(
  VPC,
  'CreateBgpPeer',
  {
    RegionId: optional(text),
    BgpGroupId: id,
    PeerIpAddress: address('InvalidIP.Malformed'),
    ClientToken: optional(clientToken),
  },
  (world, caller, { BgpGroupId, PeerIpAddress }) => {
    const found = groupWith(world, caller, (bgp) => bgp.BgpGroupId === BgpGroupId, BgpGroupId);
    if (!found.ok) return found;
    const { vbr, bgp } = found;
    if (bgp.BgpPeerId !== undefined) return refuse('QuotaExceeded.Bgp', `${BgpGroupId} has a peer.`);
    if (PeerIpAddress !== vbr.PeerGatewayIp)
      return refuse('InvalidIP.Malformed', `The other end of ${vbr.VbrId} is ${vbr.PeerGatewayIp}.`);
    const [BgpPeerId, named] = newId(world, 'bgp-');
    const announced = blocksBehind(world, vbr).map((cidr) => ({ cidr, asPath: [bgp.PeerAsn] }));
    return accept(putVbr(named, { ...vbr, bgp: { ...bgp, announced, BgpPeerId } }), { BgpPeerId });
  },
);

function blocksBehind(world: World, vbr: Vbr): string[] {
  const line = find(world.lines, vbr.PhysicalConnectionId);
  const centre = line && find(world.dataCentres, line.dataCentre);
  return centre ? [centre.cidr] : [];
}

export const deleteBgpPeer = action(
  VPC,
  'DeleteBgpPeer',
  { RegionId: optional(text), BgpPeerId: id, ClientToken: optional(clientToken) },
  (world, caller, { BgpPeerId }) => {
    const found = groupWith(world, caller, (bgp) => bgp.BgpPeerId === BgpPeerId, BgpPeerId);
    if (!found.ok) return found;
    const { BgpPeerId: _gone, ...group } = found.bgp;
    return accept(putVbr(world, { ...found.vbr, bgp: { ...group, announced: [] } }));
  },
);

export const deleteBgpGroup = action(
  VPC,
  'DeleteBgpGroup',
  { RegionId: optional(text), BgpGroupId: id, ClientToken: optional(clientToken) },
  (world, caller, { BgpGroupId }) => {
    const found = groupWith(world, caller, (bgp) => bgp.BgpGroupId === BgpGroupId, BgpGroupId);
    if (!found.ok) return found;
    if (found.bgp.BgpPeerId !== undefined)
      return refuse('InvalidStatus.CannotOperate', `${BgpGroupId} has the peer ${found.bgp.BgpPeerId}.`);
    const { bgp: _gone, ...vbr } = found.vbr;
    return accept(putVbr(world, vbr));
  },
);
