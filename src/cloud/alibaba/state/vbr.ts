/** A virtual border router: the end of a leased line in the cloud. It carries packets while `active`. */
export interface Vbr {
  readonly VbrId: string;
  readonly account: string;
  readonly region: string;
  readonly Name: string;
  readonly Description?: string;
  /** A line of the world. */
  readonly PhysicalConnectionId: string;
  /** Mbit/s, where the VBR has less than its line. */
  readonly Bandwidth?: number;
  readonly VlanId: number;
  readonly LocalGatewayIp: string;
  readonly PeerGatewayIp: string;
  readonly PeeringSubnetMask: string;
  readonly Status: 'unconfirmed' | 'active' | 'terminating' | 'terminated' | 'recovering' | 'deleting';
  readonly RouteTableId: string;
  /** Static routes over the line. */
  readonly routes: readonly VbrStaticRoute[];
  /** What the data centre announces by BGP; withdrawn by itself while the line is down. */
  readonly bgp?: VbrBgp;
  /** EnableCenVbrHealthCheck: static routes are withdrawn too while the line is down. */
  readonly healthCheck?: VbrHealthCheck;
  readonly created: number;
  readonly order: number;
}

export interface VbrStaticRoute {
  readonly id: string;
  readonly cidr: string;
}

export interface VbrBgp {
  readonly LocalAsn: number;
  readonly PeerAsn: number;
  readonly announced: readonly { readonly cidr: string; readonly asPath: readonly number[] }[];
  /** Of a session that calls set up: it stands once it has a peer. Without a group it simply stands. */
  readonly BgpGroupId?: string;
  readonly BgpPeerId?: string;
}

export interface VbrHealthCheck {
  readonly CenId: string;
  readonly HealthCheckTargetIp: string;
  readonly HealthCheckSourceIp: string;
  readonly HealthCheckInterval: number;
  readonly HealthyThreshold: number;
  readonly HealthCheckOnly: boolean;
}
