import type { Fabric, FabricHost, FabricLink, Route, Router, Rule } from '../src/fabric/fabric.js';
import { cidr } from '../src/model/cidr.js';
import { star } from './fabric.js';

/** Networks that grow one way each, all else equal. */
export const GROWTH = {
  /** One VPC with so many hosts. */
  hosts: star,
  /** One transit router with so many VPCs, each with a host and a route to the others. */
  attachments: (count: number) => regions(1, count),
  /** One VPC of 20 hosts with so many rules. */
  rules: withRules,
  /** A region connection for every two of so many regions, named by how many connections that makes. */
  connections: (count: number) => regions(Math.round((1 + Math.sqrt(1 + 8 * count)) / 2), 1),
} as const satisfies Readonly<Record<string, (count: number) => Fabric>>;
export type Grown = keyof typeof GROWTH;

const origin = { object: 'growth', text: 'growth' };
const byId = <T extends { readonly id: string }>(rows: readonly T[]): Record<string, T> =>
  Object.fromEntries(rows.map((row) => [row.id, row]));

function withRules(count: number): Fabric {
  const fabric = star(20);
  const { vpc } = fabric.routers;
  if (!vpc) throw new Error('a star has a VPC');
  const ingress = Array.from(
    { length: count },
    (_, i): Rule => ({ id: `r${i}`, protocol: 'tcp', ports: [i + 1, i + 1], action: 'accept', origin }),
  );
  const egress: Rule[] = [{ id: 'out', protocol: 'all', action: 'accept', origin }];
  const members = Object.values(fabric.hosts).map(({ address }) => address);
  const filter = { sets: {}, policies: [{ id: 'sg', members, ingress, egress }], acls: [] };
  return { ...fabric, routers: { vpc: { ...vpc, filter } } };
}

/** Regions, each with a transit router and VPCs of one host each; every two regions are connected. */
function regions(count: number, vpcs: number): Fabric {
  const all = Array.from({ length: count }, (_, r) => r);
  const parts = all.flatMap((r) => Array.from({ length: vpcs }, (_, v) => vpc(r, v, r * vpcs + v)));
  const connections = all.flatMap((a) => all.slice(a + 1).map((b) => connection(a, b)));
  const transits = all.map((r): Router => {
    const here = parts.filter(({ region }) => region === r);
    const local = here.map(({ attachment, network }) => toLink(network, attachment.id));
    const remote = parts
      .filter(({ region }) => region !== r)
      .map(({ region, network }) => toLink(network, connectionId(Math.min(r, region), Math.max(r, region))));
    return {
      id: `tr-${r}`,
      kind: 'transit',
      label: `tr-${r}`,
      region: `r${r}`,
      account: 'A',
      tables: { main: [...local, ...remote], local },
      ingressTables: Object.fromEntries(
        connections.filter(({ ends }) => ends.includes(`tr-${r}`)).map(({ id }) => [id, 'local']),
      ),
    };
  });
  return {
    hosts: byId(parts.map(({ host }) => host)),
    routers: byId([...parts.map(({ router }) => router), ...transits]),
    links: byId([...parts.map(({ attachment }) => attachment), ...connections]),
  };
}

const toLink = (network: string, link: string): Route => ({
  cidr: cidr(network),
  target: { kind: 'link', link },
  origin,
});

function vpc(region: number, index: number, number: number) {
  const id = `vpc-${region}-${index}`;
  const block = `10.${number >> 8}.${number & 255}`;
  const host: FabricHost = {
    id: `h-${region}-${index}`,
    address: `${block}.10`,
    subnet: `vsw-${id}`,
    subnetCidr: cidr(`${block}.0/24`),
    gateway: `${block}.253`,
    router: id,
    up: true,
  };
  const attachment: FabricLink = {
    id: `att-${id}`,
    kind: 'attachment',
    label: id,
    ends: [id, `tr-${region}`],
    up: true,
  };
  const own: Route = { cidr: cidr(`${host.address}/32`), target: { kind: 'host', host: host.id }, origin };
  const router: Router = {
    id,
    kind: 'vpc',
    label: id,
    region: `r${region}`,
    account: 'A',
    tables: { main: [own, toLink('10.0.0.0/8', attachment.id)] },
  };
  return { region, network: `${block}.0/24`, host, attachment, router };
}

const connectionId = (a: number, b: number): string => `rc-${a}-${b}`;

const connection = (a: number, b: number): FabricLink => ({
  id: connectionId(a, b),
  kind: 'region-connection',
  label: connectionId(a, b),
  ends: [`tr-${a}`, `tr-${b}`],
  up: true,
  rate: [1e7, 1e7],
});
