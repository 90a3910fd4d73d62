import fc from 'fast-check';
import type { Fabric, FabricHost, FabricLink, Route, Router } from '../../src/fabric/fabric.js';
import { cidr } from '../../src/model/cidr.js';
import { rule } from '../fabric.js';

const origin = { object: 'o', text: 'o' };

const arbitraryDelay = fc.record({
  latency: fc.integer({ min: 20, max: 1000 }),
  jitter: fc.integer({ min: 0, max: 20 }),
  loss: fc.constantFrom(0, 0.001, 0.5),
});

/** Up to four VPCs in a ring of links, with hosts, rates, tables, filters, and cables that are down; and with delays. */
export const arbitraryFabric = (delays: boolean): fc.Arbitrary<Fabric> =>
  fc
    .record({
      vpcs: fc.integer({ min: 1, max: 4 }),
      hosts: fc.array(fc.record({ vpc: fc.nat(3), up: fc.boolean(), open: fc.boolean() }), { maxLength: 6 }),
      links: fc.array(
        fc.record({
          from: fc.nat(3),
          to: fc.nat(3),
          up: fc.boolean(),
          rate: fc.option(fc.constantFrom(1e3, 5e6, 1e9)),
          delay: delays ? fc.option(fc.tuple(arbitraryDelay, arbitraryDelay)) : fc.constant(null),
        }),
        { maxLength: 4 },
      ),
      ports: fc.array(fc.tuple(fc.integer({ min: 1, max: 65_535 }), fc.constantFrom('tcp', 'udp')), {
        maxLength: 4,
      }),
      second: fc.boolean(),
    })
    .map(({ vpcs, hosts, links, ports, second }) => {
      const hostRows = hosts.map(
        (row, i): FabricHost => ({
          id: `h${i}`,
          address: `10.${row.vpc % vpcs}.0.${10 + i}`,
          subnet: `s${row.vpc % vpcs}`,
          subnetCidr: cidr(`10.${row.vpc % vpcs}.0.0/24`),
          gateway: `10.${row.vpc % vpcs}.0.253`,
          router: `v${row.vpc % vpcs}`,
          up: row.up,
        }),
      );
      const linkRows = links
        .map((row, i) => ({ ...row, from: row.from % vpcs, to: row.to % vpcs, i }))
        .filter(({ from, to }) => from !== to)
        .map(
          ({ from, to, up, rate, delay, i }): FabricLink => ({
            id: `l${i}-${from}-${to}`,
            kind: 'peering',
            label: `link ${i}`,
            ends: [`v${from}`, `v${to}`],
            up,
            ...(rate === null ? {} : { rate: [rate, rate * 2] as const }),
            ...(delay && { delay }),
          }),
        );
      const router = (v: number): Router => {
        const own = hostRows.filter((host) => host.router === `v${v}`);
        const leading = linkRows.filter(({ ends }) => ends.includes(`v${v}`));
        const main = [
          ...own.map(
            (host): Route => ({
              cidr: cidr(`${host.address}/32`),
              target: { kind: 'host', host: host.id },
              origin,
            }),
          ),
          ...leading.map(
            (link, n): Route => ({
              cidr: cidr(`172.${16 + n}.0.0/16`),
              target: { kind: 'link', link: link.id },
              origin,
            }),
          ),
        ];
        const first = leading[0];
        return {
          id: `v${v}`,
          kind: 'vpc',
          label: `VPC v${v}`,
          region: 'r',
          account: 'A',
          tables: second ? { main, other: main.slice(0, 1) } : { main },
          ...(second && first ? { ingressTables: { [first.id]: 'other' } } : {}),
          ...(ports.length === 0
            ? {}
            : {
                filter: {
                  sets: { 'sg-x': own.map(({ address }) => address) },
                  acls: [],
                  policies: [
                    {
                      id: `sg-${v}`,
                      members: own.map(({ address }) => address),
                      ingress: [
                        ...ports.map(([port, protocol], i) =>
                          rule(`r${i}`, i % 2 ? 'drop' : 'accept', {
                            protocol: protocol as 'tcp',
                            ports: [port, Math.min(65_535, port + i)],
                            ...(i % 2 ? { peer: { set: 'sg-x' } } : { peer: { cidr: cidr('10.0.0.0/8') } }),
                          }),
                        ),
                        rule('default', 'drop'),
                      ],
                      egress: [rule('all', 'accept')],
                    },
                  ],
                },
              }),
        };
      };
      return {
        hosts: Object.fromEntries(hostRows.map((row) => [row.id, row])),
        links: Object.fromEntries(linkRows.map((row) => [row.id, row])),
        routers: Object.fromEntries(Array.from({ length: vpcs }, (_, v) => [`v${v}`, router(v)])),
      };
    });
