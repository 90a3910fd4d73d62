import Type, { type Static } from 'typebox';
import { Cidr, named, strict, text } from './base.js';

/** Data centres, and what joins them to clouds: leased lines with their borders, and IPsec. */
export const DataCentreRoute = Type.Object(
  {
    cidr: Cidr,
    via: text(
      'A VBR or direct connect gateway at the end of one of its lines, or one of its IPsec connections',
    ),
  },
  { ...strict, description: 'A static route of the data centre’s router' },
);

export const DataCentre = Type.Object(
  {
    cidr: text('Its block: 10.1.0.0/24; the router has the first address', '10.1.0.0/24'),
    hosts: Type.Optional(named(text('Its address: 10.1.0.10', '10.1.0.10'), 'Its hosts’ addresses, by name')),
    routes: Type.Optional(
      Type.Array(DataCentreRoute, {
        description: 'Of several for one block the first whose way is up serves',
      }),
    ),
  },
  { ...strict, description: 'A data centre: a network of one’s own, with a router' },
);

export const Line = Type.Object(
  {
    account: text('The owner: a name under accounts'),
    region: text('The region of its access point', 'cn-qingdao'),
    data_centre: text('The data centre that it comes from'),
    bandwidth: text('Its rate each way: 100Mbps', '100Mbps'),
  },
  {
    ...strict,
    description: 'A leased line: physical connection (Alibaba Cloud), direct connect (Tencent Cloud)',
  },
);

const Asn = { minimum: 1, maximum: 4_294_967_295 } as const;

export const BgpRoute = Type.Object(
  {
    cidr: Cidr,
    as_path: Type.Optional(
      Type.Array(Type.Integer(Asn), {
        minItems: 1,
        description: 'Numbers of the networks on the way, nearest first; asn alone if absent',
      }),
    ),
  },
  { ...strict, description: 'An announced block with the way it came' },
);

export const Bgp = Type.Object(
  {
    asn: Type.Integer({ ...Asn, description: 'The data centre’s autonomous system' }),
    routes: Type.Array(
      Type.Union([Cidr, BgpRoute], { description: 'A block, 10.1.0.0/24, or a map of cidr and as_path' }),
      { description: 'What the data centre announces; withdrawn while the line is down' },
    ),
  },
  { ...strict, description: 'BGP over the line' },
);

export const Vbr = Type.Object(
  {
    account: text('The owner: a name under accounts'),
    line: text('The line at whose end it stands'),
    static: Type.Optional(Type.Array(Cidr, { description: 'Blocks behind the line, as static routes' })),
    bgp: Type.Optional(Bgp),
  },
  { ...strict, description: 'A virtual border router of Alibaba Cloud, Active' },
);

export const Tunnel = Type.Object(
  {
    line: text('The line that it comes over'),
    bandwidth: Type.Optional(text('Its rate each way; the line’s if absent', '100Mbps')),
  },
  { ...strict, description: 'A dedicated tunnel' },
);

export const DirectConnectGateway = Type.Object(
  {
    vpc: Type.Optional(text('The VPC it stands in')),
    account: Type.Optional(text('Without vpc, for a CCN: the owner, a name under accounts')),
    region: Type.Optional(text('Without vpc, for a CCN: the region’s id', 'ap-guangzhou')),
    lines: Type.Array(
      Type.Union([text('A line'), Tunnel], { description: 'A line, or a map of line and bandwidth' }),
      { description: 'The lines that end at it, each with a dedicated tunnel' },
    ),
    static: Type.Optional(
      Type.Array(Cidr, { description: 'For a CCN: blocks behind its lines that it publishes' }),
    ),
    bgp: Type.Optional(
      Type.Boolean({
        default: false,
        description: 'It learns the blocks of its data centres by BGP, and tells them what it knows',
      }),
    ),
  },
  { ...strict, description: 'A direct connect gateway of Tencent Cloud: of a VPC, or for a CCN' },
);

export const VpnGateway = Type.Object(
  {
    vpc: Type.Optional(text('The VPC it stands in')),
    account: Type.Optional(text('Without vpc: the owner, a name under accounts')),
    region: Type.Optional(text('Without vpc: the region’s id', 'cn-qingdao')),
    bandwidth: text('Its rate each way: 100Mbps', '100Mbps'),
  },
  { ...strict, description: 'A VPN gateway: of a VPC, or of an account in a region' },
);

const Blocks = Type.Array(Cidr, { minItems: 1, description: 'Blocks behind one end' });

export const VpnConnection = Type.Object(
  {
    ends: Type.Tuple([Type.String(), Type.String()], {
      description: 'Two VPN gateways, or a VPN gateway and a data centre',
    }),
    networks: Type.Tuple([Blocks, Blocks], {
      description:
        'The blocks behind each end, in the order of ends: what the other end sends into the tunnel',
    }),
  },
  { ...strict, description: 'An IPsec connection' },
);

export type DataCentre = Static<typeof DataCentre>;
export type DataCentreRoute = Static<typeof DataCentreRoute>;
export type Line = Static<typeof Line>;
export type Vbr = Static<typeof Vbr>;
export type Tunnel = Static<typeof Tunnel>;
export type DirectConnectGateway = Static<typeof DirectConnectGateway>;
export type Bgp = Static<typeof Bgp>;
export type VpnGateway = Static<typeof VpnGateway>;
export type VpnConnection = Static<typeof VpnConnection>;
