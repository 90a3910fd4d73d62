import type { ChildInstanceType } from '../state/cen.js';

interface Contender {
  readonly networkType: ChildInstanceType;
  readonly region: string;
  readonly preference: number;
  readonly asPath: readonly number[];
  /** The place of its network in the order of attachment. */
  readonly order: number;
}

/**
 * Which of several routes for one block serves in a region. Two VPCs, or a VPC and a VBR, cannot be told apart by one
 * block: the network that was attached first is served. VBRs may share a block: the smaller preference wins, then the
 * shorter AS path, the region's own, the one attached first.
 */
export function winnerOf<T extends Contender>(contenders: readonly T[], region: string): T | undefined {
  const [first] = [...contenders].sort((a, b) => a.order - b.order);
  if (first?.networkType !== 'VBR') return first;
  const far = (route: T): number => Number(route.region !== region);
  return contenders
    .filter(({ networkType }) => networkType === 'VBR')
    .sort(
      (a, b) =>
        a.preference - b.preference ||
        a.asPath.length - b.asPath.length ||
        far(a) - far(b) ||
        a.order - b.order,
    )[0];
}
