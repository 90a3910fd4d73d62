import type { Fabric, FabricHost, Route } from '../src/fabric/fabric.js';
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
