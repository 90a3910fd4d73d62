import { rows } from '../../model/json.js';
import type { CloudObject } from '../objects.js';
import type { World } from '../world.js';

/** Objects of CCN and GSE, in the words that DescribeCcns and its kin show. */
export function objectsOf({ tencent }: World): CloudObject[] {
  return [
    ...rows(tencent.ccns).map(
      (row): CloudObject => ({
        kind: 'CCN',
        id: row.CcnId,
        account: row.account,
        state: row.State,
        about: `${row.CcnName}, ${row.QosLevel}, ${row.BandwidthLimitType}`,
      }),
    ),
    ...rows(tencent.attachments).map(
      (row): CloudObject => ({
        kind: 'CCN attachment',
        id: row.InstanceId,
        of: row.CcnId,
        account: row.account,
        state: row.State,
        about: `${row.InstanceType} in ${row.InstanceRegion}`,
      }),
    ),
    ...rows(tencent.bandwidthLimits).map(
      (row): CloudObject => ({
        kind: 'bandwidth limit',
        id: row.regions.join(' '),
        of: row.CcnId,
        account: tencent.ccns[row.CcnId]?.account ?? '',
        state: 'set',
        about: `${row.BandwidthLimit} Mbit/s`,
      }),
    ),
    ...rows(tencent.fleets).map(
      (row): CloudObject => ({
        kind: 'fleet',
        id: row.FleetId,
        ...(row.CcnInfo ? { of: row.CcnInfo.CcnId } : {}),
        account: row.account,
        state: row.Status,
        about: row.region,
      }),
    ),
    ...rows(tencent.crossBorder).map(
      (row): CloudObject => ({
        kind: 'cross-border application',
        id: String(row.ComplianceId),
        account: row.account,
        state: row.State,
        about: row.Company,
      }),
    ),
  ];
}
