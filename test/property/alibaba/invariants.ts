import type { World } from '../../../src/cloud/world.js';

/** What must hold of every state of Alibaba Cloud, whatever was called. */
export const alibabaFlaws = (world: World): string[] => [...packageFlaws(world), ...attachmentFlaws(world)];

/** Limits within their package, one package for a pair of areas, bound to the instance that draws on it. */
function packageFlaws({ alibaba }: World): string[] {
  const flaws: string[] = [];
  const used = new Map<string, number>();
  for (const row of Object.values(alibaba.regionConnections)) {
    const id = row.CenBandwidthPackageId;
    used.set(id, (used.get(id) ?? 0) + Math.max(row.BandwidthLimit, row.effective));
    if (alibaba.bandwidthPackages[id]?.CenId !== row.CenId) flaws.push(`${id} is not bound to ${row.CenId}`);
  }
  for (const [id, sum] of used)
    if (sum > (alibaba.bandwidthPackages[id]?.Bandwidth ?? 0)) flaws.push(`${id} is overdrawn: ${sum}`);
  const pairs = Object.values(alibaba.bandwidthPackages)
    .filter(({ CenId }) => CenId !== undefined)
    .map((row) => [row.CenId, ...[row.GeographicRegionAId, row.GeographicRegionBId].sort()].join());
  if (new Set(pairs).size !== pairs.length) flaws.push('two packages for one pair of areas');
  return flaws;
}

/** A network is in one instance at most, and in one that exists. */
function attachmentFlaws({ alibaba }: World): string[] {
  const flaws: string[] = [];
  const networks = Object.values(alibaba.attachments).map((row) => row.ChildInstanceId);
  if (new Set(networks).size !== networks.length) flaws.push('a network is in two CENs');
  for (const { vpc, RouterInterfaceId } of Object.values(alibaba.routerInterfaces))
    if (networks.includes(vpc)) flaws.push(`${vpc} is in a CEN and has ${RouterInterfaceId}`);
  for (const row of Object.values(alibaba.attachments))
    if (!alibaba.cens[row.CenId]) flaws.push(`${row.CenId} is gone, ${row.ChildInstanceId} is in it`);
  return flaws;
}
