import type { Fabric, FabricHost, Policy, Route, Rule } from '../src/fabric/fabric.js';
import { cidr, formatIp, ip } from '../src/model/cidr.js';

/** One VPC with so many hosts. */
export function star(count: number): Fabric {
  const base = ip('10.0.0.1');
  const hosts = Array.from(
    { length: count },
    (_, i): FabricHost => ({
      id: `h${i}`,
      address: formatIp(base + i),
      subnet: 'vsw',
      subnetCidr: cidr('10.0.0.0/16'),
      gateway: '10.0.255.253',
      router: 'vpc',
      up: true,
    }),
  );
  const routes = hosts.map(
    ({ id, address }): Route => ({
      cidr: cidr(`${address}/32`),
      target: { kind: 'host', host: id },
      origin: { object: id, text: id },
    }),
  );
  const router = {
    id: 'vpc',
    kind: 'vpc',
    label: 'VPC',
    region: 'r',
    account: 'A',
    tables: { main: routes },
  } as const;
  return {
    hosts: Object.fromEntries(hosts.map((host) => [host.id, host])),
    routers: { vpc: router },
    links: {},
  };
}

/** The same, with every host in one of so many security groups; each lets its own in, and TCP 443 of everybody. */
export function starWithGroups(count: number, groups: number): Fabric {
  const fabric = star(count);
  const { vpc } = fabric.routers;
  if (!vpc) throw new Error('a star has a VPC');
  const names = Array.from({ length: groups }, (_, i) => `sg-${i}`);
  const membersOf = (group: number): string[] =>
    Object.values(fabric.hosts)
      .filter((_, i) => i % groups === group)
      .map(({ address }) => address);
  const sets = Object.fromEntries(names.map((name, i) => [name, membersOf(i)]));
  const policies = names.map((id, i): Policy => ({ id, members: membersOf(i), ...rulesOf(id) }));
  return { ...fabric, routers: { vpc: { ...vpc, filter: { sets, policies, acls: [] } } } };
}

function rulesOf(group: string): Pick<Policy, 'ingress' | 'egress'> {
  const rule = (id: string, rest: Omit<Rule, 'id' | 'origin'>): Rule => ({
    id,
    origin: { object: group, text: id },
    ...rest,
  });
  return {
    ingress: [
      rule(`${group}-own`, { protocol: 'all', action: 'accept', peer: { set: group } }),
      rule(`${group}-https`, { protocol: 'tcp', ports: [443, 443], action: 'accept' }),
      rule(`${group}-rest`, { protocol: 'all', action: 'drop' }),
    ],
    egress: [rule(`${group}-out`, { protocol: 'all', action: 'accept' })],
  };
}
