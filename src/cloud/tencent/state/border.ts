export interface DirectConnectGateway {
  readonly DirectConnectGatewayId: string;
  readonly account: string;
  readonly DirectConnectGatewayName: string;
  readonly region: string;
  readonly NetworkType: 'VPC' | 'CCN';
  /** The VPC of a gateway of type VPC; a CCN's is its attachment. */
  readonly NetworkInstanceId: string;
  readonly GatewayType: 'NORMAL' | 'NAT';
  /** BGP: the blocks of the data centres are learned; STATIC: they are set by calls. */
  readonly CcnRouteType: 'BGP' | 'STATIC';
  readonly created: number;
  readonly order: number;
}

/** A dedicated tunnel: it joins a leased line (a direct connect) to a gateway. */
export interface DirectConnectTunnel {
  readonly DirectConnectTunnelId: string;
  readonly account: string;
  readonly DirectConnectTunnelName: string;
  /** The line. */
  readonly DirectConnectId: string;
  readonly DirectConnectGatewayId: string;
  /** Mbit/s; absent: the line's. */
  readonly Bandwidth?: number;
  readonly created: number;
  readonly order: number;
}

export interface DirectConnectGatewayRoute {
  readonly RouteId: string;
  readonly DirectConnectGatewayId: string;
  readonly DestinationCidrBlock: string;
  readonly Description: string;
  readonly order: number;
}

export interface VpnGatewayRoute {
  readonly RouteId: string;
  readonly VpnGatewayId: string;
  readonly DestinationCidrBlock: string;
  readonly Status: 'ENABLE' | 'DISABLE';
}
