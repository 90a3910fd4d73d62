import type { ReasonCode } from '../../analyze/verdict.js';

/** How the grid shows a reason, and what it means in a sentence. Two letters, unique. */
export const REASONS: Readonly<Record<ReasonCode, { readonly mark: string; readonly meaning: string }>> = {
  SAME_HOST: { mark: 'SH', meaning: 'A host and itself' },
  HOST_DOWN: { mark: 'HD', meaning: 'One of the hosts is down' },
  SG_EGRESS_DENY: { mark: 'GO', meaning: 'The sender’s security group lets it not out' },
  NO_ROUTE: { mark: 'NR', meaning: 'A router on the way knows no route' },
  NOT_ATTACHED: { mark: 'NA', meaning: 'A network is not attached to the interconnect' },
  NOT_PUBLISHED: { mark: 'NP', meaning: 'A route is not published to the interconnect' },
  ROUTE_CONFLICT: { mark: 'RC', meaning: 'Another route for the same block is in force' },
  ROUTE_DENIED: { mark: 'RD', meaning: 'A route map denies the route' },
  NOT_ASSOCIATED: { mark: 'AS', meaning: 'An attachment is associated with no route table' },
  NOT_PROPAGATED: { mark: 'PR', meaning: 'A route is not propagated to the route table' },
  ROUTE_DISABLED: { mark: 'DI', meaning: 'The route is disabled' },
  BLACKHOLE: { mark: 'BH', meaning: 'A route leads nowhere' },
  NO_REGION_CONNECTION: { mark: 'RX', meaning: 'The two regions are not connected' },
  LINK_DOWN: { mark: 'KD', meaning: 'A connection is down' },
  ISOLATED: { mark: 'IS', meaning: 'The interconnect is isolated, for example in arrears' },
  LINE_DOWN: { mark: 'LD', meaning: 'A leased line or IPsec connection is down' },
  OTHER_HOST: { mark: 'OH', meaning: 'Another host with the same address gets it' },
  ROUTE_LOOP: { mark: 'LO', meaning: 'The packet goes round in a loop' },
  ACL_EGRESS_DENY: { mark: 'AO', meaning: 'A network ACL lets it not out of the subnet' },
  ACL_INGRESS_DENY: { mark: 'AI', meaning: 'A network ACL lets it not into the subnet' },
  SG_INGRESS_DENY: { mark: 'GI', meaning: 'The receiver’s security group lets it not in' },
};
