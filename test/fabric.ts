import type {
  Delay,
  Fabric,
  FabricHost,
  FabricLink,
  Filter,
  Router,
  RouteTarget,
  Rule,
} from '../src/fabric/fabric.js';
import { type Cidr, cidr } from '../src/model/cidr.js';

const origin = (object: string) => ({ object, text: `because of ${object}` });

/** Two VPCs with a host each, joined by two transit routers and a region connection of 5 Mbps. */
export function twoRegions(): Fabric {
  const host = (id: string, n: number): FabricHost => ({
    id,
    address: `10.${n}.0.10`,
    subnet: `vsw-${id}`,
    subnetCidr: cidr(`10.${n}.0.0/24`),
    gateway: `10.${n}.0.253`,
    router: `vpc-${id}`,
    up: true,
  });
  const vpc = (id: string, n: number, other: number): Router => ({
    id: `vpc-${id}`,
    kind: 'vpc',
    label: `VPC vpc-${id}`,
    region: `region-${id}`,
    account: id.toUpperCase(),
    tables: {
      main: [
        { cidr: cidr(`10.${n}.0.10/32`), target: { kind: 'host', host: id }, origin: origin(id) },
        { cidr: cidr(`10.${n}.0.0/24`), target: { kind: 'blackhole' }, origin: origin(`vsw-${id}`) },
        {
          cidr: cidr(`10.${other}.0.0/24`),
          target: { kind: 'link', link: `att-${id}` },
          origin: origin('cen'),
        },
      ],
    },
    filter: openFilter(id, `10.${n}.0.10`),
  });
  const transit = (id: string, n: number, other: number): Router => ({
    id: `tr-${id}`,
    kind: 'transit',
    label: `transit router ${id}`,
    region: `region-${id}`,
    account: 'A',
    tables: {
      main: [
        {
          cidr: cidr(`10.${n}.0.0/24`),
          target: { kind: 'link', link: `att-${id}` },
          origin: origin(`vpc-${id}`),
        },
        {
          cidr: cidr(`10.${other}.0.0/24`),
          target: { kind: 'link', link: 'region' },
          origin: origin('region'),
        },
      ],
    },
  });
  const attachment = (id: string): FabricLink => ({
    id: `att-${id}`,
    kind: 'attachment',
    label: `vpc-${id} in cen`,
    ends: [`vpc-${id}`, `tr-${id}`],
    up: true,
  });
  return {
    hosts: { a: host('a', 1), b: host('b', 2) },
    routers: {
      'vpc-a': vpc('a', 1, 2),
      'vpc-b': vpc('b', 2, 1),
      'tr-a': transit('a', 1, 2),
      'tr-b': transit('b', 2, 1),
    },
    links: {
      'att-a': attachment('a'),
      'att-b': attachment('b'),
      region: {
        id: 'region',
        kind: 'region-connection',
        label: 'region-a - region-b',
        ends: ['tr-a', 'tr-b'],
        up: true,
        rate: [5e6, 3e6],
        rateOrigin: origin('limit'),
      },
    },
  };
}

export const rule = (id: string, action: Rule['action'], more: Partial<Rule> = {}): Rule => ({
  id,
  action,
  protocol: 'all',
  origin: origin(id),
  ...more,
});

export function openFilter(id: string, address: string): Filter {
  return {
    sets: {},
    policies: [
      {
        id: `sg-${id}`,
        members: [address],
        ingress: [rule(`${id} in`, 'accept')],
        egress: [rule(`${id} out`, 'accept')],
      },
    ],
    acls: [],
  };
}

/** A copy of a fabric with one router replaced. */
export const withRouter = (fabric: Fabric, id: string, change: (router: Router) => Router): Fabric => ({
  ...fabric,
  routers: { ...fabric.routers, [id]: change(fabric.routers[id] as Router) },
});

/** A copy of a fabric with hosts at such addresses beside b, alike in all but that. */
export function withBeside(
  fabric: Fabric,
  beside: readonly { readonly id: string; readonly address: string }[],
): Fabric {
  const { b } = fabric.hosts;
  if (!b) throw new Error('two regions have a host b');
  const routes = beside.map(({ id, address }) => ({
    cidr: cidr(`${address}/32`),
    target: { kind: 'host', host: id } as const,
    origin: { object: id, text: id },
  }));
  const grown = withRouter(fabric, 'vpc-b', (router) => ({
    ...router,
    tables: { main: [...routes, ...(router.tables.main ?? [])] },
  }));
  const hosts = Object.fromEntries(beside.map((one) => [one.id, { ...b, ...one }]));
  return { ...grown, hosts: { ...grown.hosts, ...hosts } };
}

/** A copy of a fabric with the rules of one VPC's only policy replaced. */
export const withRules = (fabric: Fabric, id: string, rules: { ingress?: Rule[]; egress?: Rule[] }): Fabric =>
  withRouter(fabric, `vpc-${id}`, (router) => {
    const filter = router.filter as Filter;
    return {
      ...router,
      filter: { ...filter, policies: filter.policies.map((policy) => ({ ...policy, ...rules })) },
    };
  });

/** A copy of a fabric in which a host answers for these addresses as well. */
export const withAliases = (fabric: Fabric, id: string, aliases: readonly string[]): Fabric => ({
  ...fabric,
  hosts: { ...fabric.hosts, [id]: { ...(fabric.hosts[id] as FabricHost), aliases } },
});

/** A copy of a fabric with one route more in a router's main table. */
export const withRoute = (fabric: Fabric, id: string, block: Cidr, target: RouteTarget): Fabric =>
  withRouter(fabric, id, (router) => ({
    ...router,
    tables: {
      ...router.tables,
      main: [...(router.tables.main ?? []), { cidr: block, target, origin: origin(block.text) }],
    },
  }));

/** A copy of a fabric whose region connection delays and loses: [from a to b, back]. */
export const withDelay = (fabric: Fabric, delay: readonly [Delay, Delay]): Fabric => ({
  ...fabric,
  links: { ...fabric.links, region: { ...(fabric.links.region as FabricLink), delay } },
});
