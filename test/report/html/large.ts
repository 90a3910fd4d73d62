const VPCS = 10;
const HOSTS = 20;

/** 200 hosts in ten networks of two regions: three security groups in each, and one interconnect that grows. */
export function largeScenario(): string {
  const vpcs = Array.from({ length: VPCS }, (_, i) => i + 1);
  const region = (i: number): string => (i % 2 === 1 ? 'cn-qingdao' : 'cn-beijing');
  const attach = (i: number): string =>
    `      - {as: A, call: AttachCenChildInstance, with: {CenId: $cen, ChildInstanceId: vpc-${i}, ChildInstanceType: VPC, ChildInstanceRegionId: ${region(i)}}}`;
  return `name: Two hundred hosts
cloud: alibaba
accounts: {A: {uid: "1234500000000001"}}
vpcs:
${vpcs.map((i) => `  vpc-${i}: {account: A, region: ${region(i)}, cidr: 10.${i}.0.0/16, vswitches: {vsw-${i}: 10.${i}.1.0/24}}`).join('\n')}
security_groups:
${vpcs.flatMap((i) => ['web', 'app', 'db'].map((tier) => groupText(tier, i))).join('\n')}
hosts:
${vpcs.flatMap((i) => Array.from({ length: HOSTS }, (_, h) => hostText(i, h))).join('\n')}
steps:
  - step: An interconnect
    do:
      - {as: A, call: CreateCen, with: {Name: Large}, save: {cen: CenId}}
      - check: {ping: [web-1-00, web-2-00], expect: unreachable, because: NOT_ATTACHED}
  - step: Networks of Qingdao
    do:
${vpcs
  .filter((i) => i % 2 === 1)
  .map(attach)
  .join('\n')}
      - check: {ping: [web-1-00, web-3-00], expect: reachable}
  - step: Networks of Beijing
    do:
${vpcs
  .filter((i) => i % 2 === 0)
  .map(attach)
  .join('\n')}
      - check: {throughput: [web-1-00, web-2-00], expect: 1Kbps}
  - step: Bandwidth between the regions
    do:
      - {as: A, call: CreateCenBandwidthPackage, with: {Name: Between, GeographicRegionAId: China, GeographicRegionBId: China, Bandwidth: 20, BandwidthPackageChargeType: PREPAY, PricingCycle: Month, Period: 1, AutoPay: true}, save: {package: CenBandwidthPackageId}}
      - {as: A, call: AssociateCenBandwidthPackage, with: {CenId: $cen, CenBandwidthPackageId: $package}}
      - {as: A, call: SetCenInterRegionBandwidthLimit, with: {CenId: $cen, LocalRegionId: cn-qingdao, OppositeRegionId: cn-beijing, BandwidthLimit: 10}}
      - check: {throughput: [web-1-00, web-2-00], expect: 10Mbps}
      - {as: A, call: SetCenInterRegionBandwidthLimit, with: {CenId: $cen, LocalRegionId: cn-qingdao, OppositeRegionId: cn-beijing, BandwidthLimit: 20}}
      - check: {throughput: [web-2-00, web-1-00], expect: 20Mbps}
  - step: A host fails
    do:
      - fault: {host: app-3-08}
      - check: {ping: [web-1-00, app-3-08], expect: unreachable, because: HOST_DOWN}
`;
}

/** Web servers are open to all, applications to the whole interconnect, databases to their own network. */
function groupText(tier: string, vpc: number): string {
  const source = { web: '0.0.0.0/0', app: '10.0.0.0/8', db: `10.${vpc}.0.0/16` }[tier];
  return `  ${tier}-${vpc}: {vpc: vpc-${vpc}, rules: [{direction: ingress, protocol: all, cidr: ${source}}]}`;
}

function hostText(vpc: number, host: number): string {
  const tier = host < 8 ? 'web' : host < 14 ? 'app' : 'db';
  return `  ${tier}-${vpc}-${String(host).padStart(2, '0')}: {vswitch: vsw-${vpc}, security_groups: [${tier}-${vpc}]}`;
}
