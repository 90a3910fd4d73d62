import type { Dice } from '../../property/dice.js';

/** What may be in the file of the soak's lab, or not: an edit changes some of it. */
const OPTIONS = ['host-a', 'host-t', 'vpc', 'ports', 'drop', 'moved', 'enabled', 'fault'] as const;
export type Option = (typeof OPTIONS)[number];

/** Some of what may be there. */
export const randomOptions = (dice: Dice): Set<Option> => new Set(OPTIONS.filter(() => dice.chance(50)));

/**
 * A small cloud of both vendors: a CEN and a CCN, a data centre on a leased line, and a VPN between the clouds. Every
 * line is fast, so that packets take no time.
 */
export const cloudText = (has: ReadonlySet<Option>): string => `
name: Soak
cloud: alibaba
accounts:
  Ali: { uid: "1234500000000001", cross_border: true }
  Bea: { uid: "1234500000000002" }
  Ten: { uid: "100000000001", cloud: tencent }
vpcs:
  vpc-gate:
    account: Ali
    region: cn-shanghai
    cidr: 172.16.0.0/16
    vswitches: { vsw-gate: 172.16.1.0/24 }
    routes: [{ cidr: 10.0.0.0/8, next_hop: vpn-ali }]
  vpc-far: { account: Bea, region: cn-shanghai, cidr: 172.17.0.0/16, vswitches: { vsw-far: 172.17.1.0/24 } }
  vpc-ten: { account: Ten, region: ap-shanghai, cidr: 10.0.0.0/16, subnets: { sn-ten: 10.0.1.0/24 } }
  vpc-gz: { account: Ten, region: ap-guangzhou, cidr: 10.1.0.0/16, subnets: { sn-gz: 10.1.1.0/24 } }
${has.has('vpc') ? '  vpc-new: { account: Ali, region: cn-shanghai, cidr: 172.18.0.0/16, vswitches: { vsw-new: 172.18.1.0/24 } }' : ''}
security_groups:
  sg-gate: { vpc: vpc-gate, rules: [{ direction: ingress, protocol: all }] }
  sg-far:
    vpc: vpc-far
    rules:
      - { direction: ingress, protocol: icmp }
${has.has('ports') ? '      - { direction: ingress, protocol: tcp, ports: 22, cidr: 172.16.0.0/12 }' : ''}
  sg-ten:
    account: Ten
    region: ap-shanghai
    rules:
${has.has('drop') ? '      - { direction: ingress, protocol: tcp, ports: 22, policy: drop, cidr: 172.16.0.0/16 }' : ''}
      - { direction: ingress, protocol: all }
      - { direction: egress, protocol: all }
  sg-gz:
    account: Ten
    region: ap-guangzhou
    rules: [{ direction: ingress, protocol: icmp }, { direction: egress, protocol: all }]
${has.has('vpc') ? '  sg-new: { vpc: vpc-new, rules: [{ direction: ingress, protocol: all }] }' : ''}
hosts:
  ecs-gate: { vswitch: vsw-gate, security_groups: [sg-gate] }
  ecs-far: { vswitch: vsw-far, security_groups: [sg-far] }
  cvm-ten: { subnet: sn-ten, security_groups: [sg-ten] }
  cvm-gz: { subnet: sn-gz, address: ${has.has('moved') ? '10.1.1.77' : '10.1.1.7'}, security_groups: [sg-gz] }
${has.has('host-a') ? '  ecs-more: { vswitch: vsw-far, security_groups: [sg-far] }' : ''}
${has.has('host-t') ? '  cvm-more: { subnet: sn-ten, security_groups: [sg-ten] }' : ''}
${has.has('vpc') ? '  ecs-new: { vswitch: vsw-new, security_groups: [sg-new] }' : ''}
data_centres:
  idc-1:
    cidr: 192.168.1.0/24
    hosts: { srv-1: 192.168.1.10 }
    routes: [{ cidr: 172.16.0.0/12, via: vbr-1 }]
lines:
  pc-1: { account: Ali, region: cn-shanghai, data_centre: idc-1, bandwidth: 1Gbps }
vbrs:
  vbr-1: { account: Ali, line: pc-1, bgp: { asn: 65001, routes: [192.168.1.0/24] } }
vpn_gateways:
  vpn-ali: { vpc: vpc-gate, bandwidth: 100Mbps }
  vpngw-ten: { account: Ten, region: ap-shanghai, bandwidth: 100Mbps }
vpn_connections:
  between: { ends: [vpn-ali, vpngw-ten], networks: [[172.16.0.0/12], [10.0.0.0/8]] }
steps:
  - step: Each cloud alone
    do:
      - { as: Ali, call: CreateCen, with: { Name: lab }, save: { cen: CenId } }
      - as: Ali
        call: AttachCenChildInstance
        with: { CenId: $cen, ChildInstanceId: vpc-gate, ChildInstanceType: VPC, ChildInstanceRegionId: cn-shanghai }
      - as: Ali
        call: AttachCenChildInstance
        with: { CenId: $cen, ChildInstanceId: vbr-1, ChildInstanceType: VBR, ChildInstanceRegionId: cn-shanghai }
      - { as: Ten, call: CreateCcn, with: { CcnName: lab }, save: { ccn: Ccn.CcnId } }
      - as: Ten
        call: AttachCcnInstances
        with:
          CcnId: $ccn
          Instances:
            - { InstanceId: vpc-ten, InstanceRegion: ap-shanghai, InstanceType: VPC }
            - { InstanceId: vpc-gz, InstanceRegion: ap-guangzhou, InstanceType: VPC }
            - { InstanceId: vpngw-ten, InstanceRegion: ap-shanghai, InstanceType: VPNGW }
      - as: Ten
        call: DescribeVpnGatewayCcnRoutes
        with: { VpnGatewayId: vpngw-ten }
        save: { route: RouteSet.0.RouteId }
${has.has('enabled') ? ENABLED : ''}
${has.has('fault') ? '      - fault: { host: srv-1 }' : ''}
`;

const ENABLED = `      - as: Ten
        call: ModifyVpnGatewayCcnRoutes
        with:
          VpnGatewayId: vpngw-ten
          Routes: [{ RouteId: $route, Status: ENABLE, DestinationCidrBlock: 172.16.0.0/12 }]`;
