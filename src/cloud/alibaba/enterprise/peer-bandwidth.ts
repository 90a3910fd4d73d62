import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { type ErrorCode, type Refusal, refuse } from '../errors.js';
import { connectionsOn, packageForAreas, spans, usedOf } from '../packages.js';
import { areaOf } from '../regions.js';
import type { BandwidthPackage } from '../state/bandwidth-package.js';
import { type Got, got } from './call.js';
import type { PeerAttachment } from './state.js';

/** What a call says of the bandwidth of a peer attachment. */
export interface Wanted {
  readonly Bandwidth: number | undefined;
  readonly BandwidthType: PeerAttachment['BandwidthType'];
  readonly CenBandwidthPackageId: string | undefined;
  readonly DefaultLinkType: PeerAttachment['DefaultLinkType'];
}

/** Between what the bandwidth is. */
export interface Ends {
  readonly CenId: string;
  readonly regions: readonly [string, string];
}

export type Bandwidth = Pick<
  PeerAttachment,
  'Bandwidth' | 'BandwidthType' | 'CenBandwidthPackageId' | 'DefaultLinkType'
>;

/** The bandwidth of a connection of two transit routers; `present`: the one that is changed. */
export function bandwidthFor(
  world: World,
  caller: Account,
  ends: Ends,
  p: Wanted,
  present?: PeerAttachment,
): Got<Bandwidth> {
  const { Bandwidth, BandwidthType, DefaultLinkType } = p;
  if (Bandwidth === undefined) return refuse('MissingParam.Bandwidth');
  if (BandwidthType === 'DataTransfer') return got({ Bandwidth, BandwidthType, DefaultLinkType });
  if (DefaultLinkType !== 'Gold')
    return refuse('ParameterIllegal.BandwidthPackageDefaultLinkTypeOnlySupportGold');
  const chosen = packageFor(world, caller, ends, p.CenBandwidthPackageId);
  if (!chosen.ok) return chosen;
  const { row } = chosen;
  const used = usedOf(connectionsOn(world, row.CenBandwidthPackageId));
  const free = row.Bandwidth - used + heldBy(present, row);
  return Bandwidth <= free
    ? got({ Bandwidth, BandwidthType, DefaultLinkType, CenBandwidthPackageId: row.CenBandwidthPackageId })
    : bad(
        'InvalidOperation.BwpBandwidthExceeded',
        `${row.CenBandwidthPackageId} has ${free} of ${row.Bandwidth} Mbit/s left.`,
      );
}

const heldBy = (present: PeerAttachment | undefined, row: BandwidthPackage): number =>
  present?.CenBandwidthPackageId === row.CenBandwidthPackageId
    ? Math.max(present.Bandwidth, present.effective)
    : 0;

/** The package that is named, or else the CEN's own for the areas of the two regions. */
function packageFor(
  world: World,
  caller: Account,
  { CenId, regions }: Ends,
  id: string | undefined,
): Got<BandwidthPackage> {
  const areas = [areaOf(regions[0]), areaOf(regions[1])] as const;
  const named = id === undefined ? undefined : find(world.alibaba.bandwidthPackages, id);
  if (id !== undefined && (named?.account !== caller.id || !named.paid))
    return refuse('IllegalParam.CenBandwidthPackageId', `It is ${id}.`);
  const row = named ?? packageForAreas(world, CenId, ...areas);
  if (!row || row.CenId !== CenId || !spans(row, ...areas))
    return refuse('InvalidOperation.BwpNotAssociated', `Areas: ${areas.join(', ')}.`);
  if (row.transition)
    return bad('InvalidOperation.BwpInstanceStatus', `${row.CenBandwidthPackageId} is ${row.transition}.`);
  return row.BusinessStatus === 'Normal'
    ? got(row)
    : bad('InvalidOperation.BwpBusinessStatus', `${row.CenBandwidthPackageId} is ${row.BusinessStatus}.`);
}

/** The calls of peer attachments answer 400 where those of region connections answer 409. */
function bad(code: ErrorCode, detail: string): Refusal {
  const { error } = refuse(code, detail);
  return { ok: false, error: { ...error, status: 400 } };
}
