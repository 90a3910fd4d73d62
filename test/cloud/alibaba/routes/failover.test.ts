import t from 'tap';
import { fail, heal } from '../../../../src/cloud/clouds.js';
import { withCen } from '../../world.js';
import { bordered, domainAt, join, learnedAt, verdict, withMap } from './network.js';

const plan = {
  vpcs: {
    'vpc-a': ['A cn-qingdao 10.1.0.0/16', { 'vsw-a': '10.1.1.0/24' }],
    'vpc-b': ['A cn-beijing 10.2.0.0/16', { 'vsw-b': '10.2.1.0/24' }],
  },
  hosts: { a: 'vsw-a 10.1.1.10', b: 'vsw-b 10.2.1.10' },
} as const;
const block = '192.168.0.0/16';
const line = (vbr: string) => ({ kind: 'line', line: `pc-${vbr}` }) as const;
const inRegion = 'cn-qingdao';

t.test('two VBRs to one data centre: the other stands in while the line of the first is down', async (t) => {
  const [bare, CenId] = withCen(
    bordered(plan, {
      'vbr-1': { centre: 'idc', bgp: { [block]: [65001] } },
      'vbr-2': { centre: 'idc', bgp: { [block]: [65001] } },
    }),
  );
  const world = join(bare, CenId, 'vpc-a', 'vbr-1', 'vbr-2');
  const list = (at = world) => domainAt(at, CenId, inRegion).slice(1);
  t.same(list(), [`${block} vbr-1 Active`, `${block} vbr-2 Candidate`]);
  t.same(domainAt(world, CenId, inRegion, 'Active').slice(1), [`${block} vbr-1 Active`]);
  t.same(domainAt(world, CenId, inRegion, 'Candidate'), [`${block} vbr-2 Candidate`]);
  t.same(domainAt(world, CenId, inRegion, 'Backup'), [`${block} vbr-2 Candidate`], 'the word of 2019');
  const cut = fail(world, line('vbr-1'));
  t.same(list(cut), [`${block} vbr-2 Active`]);
  t.same(learnedAt(cut, 'vpc-a'), [`${block} vbr-2`]);
  const there = verdict(cut, 'a', 'idc-host');
  t.equal(there.reachable, true, there.text);
  t.ok(there.path.some(({ router }) => router === 'vbr-2'));
  t.same(list(heal(cut, line('vbr-1'))), list());
  const dark = fail(cut, line('vbr-2'));
  t.match(verdict(dark, 'a', 'idc-host'), { code: 'LINE_DOWN', object: 'pc-vbr-1' });
});

t.test('what decides between VBRs: preference, AS path, own region, order of attachment', async (t) => {
  const [bare, CenId] = withCen(
    bordered(plan, {
      far: { region: 'cn-beijing', bgp: { [block]: [65001] } },
      long: { bgp: { [block]: [65001, 65002] } },
      first: { bgp: { [block]: [65001] } },
      second: { bgp: { [block]: [65001] } },
    }),
  );
  const winner = (world: typeof bare, region = inRegion) =>
    domainAt(world, CenId, region, 'Active').filter((text) => text.startsWith(block));
  const world = join(bare, CenId, 'vpc-a', 'vpc-b', 'far', 'long', 'first', 'second');
  t.same(winner(world), [`${block} first Active`]);
  t.same(winner(world, 'cn-beijing'), [`${block} far Active`], 'each region has its own');
  t.same(learnedAt(world, 'vpc-a'), ['10.2.1.0/24 vsw-b', `${block} first`]);
  t.same(learnedAt(world, 'vpc-b'), ['10.1.1.0/24 vsw-a', `${block} far`]);
  const preferred = withMap(world, CenId, {
    TransmitDirection: 'RegionIn',
    Priority: 1,
    MapResult: 'Permit',
    SourceInstanceIds: ['long'],
    Preference: 10,
  });
  t.same(winner(preferred), [`${block} long Active`], 'a smaller preference beats a shorter path');
  t.same(winner(preferred, 'cn-beijing'), [`${block} long Active`], 'and goes along to other regions');
  const longer = withMap(world, CenId, {
    TransmitDirection: 'RegionIn',
    Priority: 1,
    MapResult: 'Permit',
    SourceInstanceIds: ['first', 'second'],
    SourceRegionIds: [inRegion],
    PrependAsPath: [65100],
  });
  t.same(winner(longer), [`${block} far Active`], 'a shorter path beats the own region');
  t.same(learnedAt(longer, 'vpc-a'), ['10.2.1.0/24 vsw-b', `${block} far`]);
});

t.test('regions that prefer each other’s VBR do not send packets to and fro', async (t) => {
  const [bare, CenId] = withCen(
    bordered(plan, {
      here: { centre: 'idc', bgp: { [block]: [65001] } },
      there: { centre: 'idc', region: 'cn-beijing', bgp: { [block]: [65001] } },
    }),
  );
  const prefer = (world: typeof bare, CenRegionId: string, other: string) =>
    withMap(world, CenId, {
      CenRegionId,
      TransmitDirection: 'RegionIn',
      Priority: 1,
      MapResult: 'Permit',
      SourceInstanceIds: [other],
      Preference: 1,
    });
  const world = join(bare, CenId, 'vpc-a', 'vpc-b', 'here', 'there');
  const crossed = prefer(prefer(world, 'cn-qingdao', 'there'), 'cn-beijing', 'here');
  t.same(learnedAt(crossed, 'vpc-a').slice(1), [`${block} there`]);
  t.same(
    verdict(crossed, 'a', 'idc-host').path.map(({ router }) => router),
    ['vpc-a', `tr-${CenId}-cn-qingdao`, `tr-${CenId}-cn-beijing`, 'there', 'idc'],
  );
});

t.test('a region serves others with what it chose itself, whatever they would prefer', async (t) => {
  const [bare, CenId] = withCen(
    bordered(plan, { one: { bgp: { [block]: [65001] } }, two: { bgp: { [block]: [65001] } } }),
  );
  const world = withMap(join(bare, CenId, 'vpc-a', 'vpc-b', 'one', 'two'), CenId, {
    CenRegionId: 'cn-beijing',
    TransmitDirection: 'RegionIn',
    Priority: 1,
    MapResult: 'Permit',
    SourceInstanceIds: ['two'],
    Preference: 1,
  });
  const list = (at = world) => domainAt(at, CenId, 'cn-beijing').filter((text) => text.startsWith(block));
  t.same(list(), [`${block} one Active`, `${block} two Candidate`]);
  t.same(list(fail(world, line('one'))), [`${block} two Active`]);
});
