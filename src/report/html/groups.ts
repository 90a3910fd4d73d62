import { deriveFabric } from '../../cloud/fabric.js';
import type { World } from '../../cloud/world.js';
import type { Fabric, FabricHost, Router } from '../../fabric/fabric.js';
import type { PageGroup, PageHost, PageMatrix } from './data.js';

/** `vpc-2` before `vpc-10`, on every machine alike. */
const natural = new Intl.Collator('en', { numeric: true });

/** All hosts that ever are, by name, as they are at the last moment of their being. */
export function hostsOf(worlds: readonly World[]): PageHost[] {
  const hosts = everything(worlds, ({ hosts }) => hosts);
  return [...hosts.values()].map(({ id, address }) => ({ name: id, address }));
}

/** The hosts of each router; in it those that no matrix tells apart. A group of one is its member. */
export function groupsOf(
  worlds: readonly World[],
  hosts: readonly PageHost[],
  matrices: readonly PageMatrix[],
): PageGroup[] {
  const routers = everything(worlds, ({ routers }) => routers);
  const at = everything(worlds, ({ hosts }) => hosts);
  const kin = (host: number): string => matrices.map(({ classOf }) => classOf[host]).join();
  const places = hosts.map((_, place) => place);
  const routerOf = (host: number): string => at.get(hosts[host]?.name ?? '')?.router ?? '';
  const byRouter = grouped(places, routerOf).sort(([a], [b]) => natural.compare(a, b));
  return byRouter.map(([id, members]) => {
    const alike = grouped(members, kin).map(([, inner]) => inner);
    const inner = alike.length > 1 ? alike.map((some) => kinGroup(hosts, id, some)) : members;
    return { key: id, label: id, detail: detailOf(routers.get(id)), members: inner };
  });
}

function kinGroup(
  hosts: readonly PageHost[],
  router: string,
  members: readonly number[],
): number | PageGroup {
  const [first = -1] = members;
  if (members.length === 1) return first;
  const [from = '', to = ''] = [hosts[first]?.name, hosts[members.at(-1) ?? -1]?.name];
  return {
    key: `${router}/${from}`,
    label: rangeText(from, to),
    detail: `${from} to ${to}: hosts that nothing tells apart`,
    members,
  };
}

/** `web-1…9`: of the last name what comes after the words that both begin with. */
function rangeText(from: string, to: string): string {
  const words = /[^-._]*[-._]?/g;
  const [first, last] = [from.match(words) ?? [], to.match(words) ?? []];
  const shared = first.findIndex((word, i) => word !== last[i]);
  return `${from}…${last.slice(Math.max(0, shared)).join('')}`;
}

const detailOf = (router: Router | undefined): string =>
  router ? [router.region, router.account && `account ${router.account}`].filter(Boolean).join(', ') : '';

function everything<T extends FabricHost | Router>(
  worlds: readonly World[],
  of: (fabric: Fabric) => Readonly<Record<string, T>>,
): Map<string, T> {
  const all = Object.fromEntries(worlds.flatMap((world) => Object.entries(of(deriveFabric(world)))));
  return new Map(Object.entries(all).sort(([a], [b]) => natural.compare(a, b)));
}

function grouped<T>(values: readonly T[], by: (value: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = by(value);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return [...groups];
}
