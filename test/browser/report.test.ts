import type { Locator, Page } from 'playwright-core';
import t from 'tap';
import { largeScenario } from '../report/html/large.js';
import { play, playFile } from '../report/html/play.js';
import { noBrowser, open } from './browser.js';

const skip = noBrowser();
t.setTimeout(180_000);

const TUTORIAL = 'scenarios/cen-cross-account-cross-region.lab.yaml';
const GROUPS = 'scenarios/vpc-security-groups.lab.yaml';

/** Row 0 and column 0 are headers. */
const cellAt = (page: Page, row: number, column: number): Locator =>
  page.locator('.grid tr').nth(row).locator('td, th').nth(column);

t.test('a page opens without a complaint and asks for nothing', { skip }, async (t) => {
  const { page, trouble } = await open(t, [playFile(TUTORIAL)]);
  t.equal(await page.title(), 'Cross-account, cross-region CEN · transitlab');
  t.ok(await page.getByRole('slider', { name: 'Moment of the run' }).isVisible());
  t.ok(await page.getByRole('grid').isVisible());
  t.same(trouble, []);
});

t.test('its policy keeps it from fetching anything', { skip }, async (t) => {
  const { page } = await open(t, [playFile(TUTORIAL)]);
  const blocked = await page.evaluate(async () => {
    const violation = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
    });
    const image = new Image();
    image.src = 'http://127.0.0.1:9/';
    return violation;
  });
  t.equal(blocked, 'img-src');
});

t.test('a step changes the picture, the grid, and says what changed', { skip }, async (t) => {
  const { page, trouble } = await open(t, [playFile(TUTORIAL)]);
  const vpcB = page.locator('[data-link^="vpc-b@"]').first();
  const cell = cellAt(page, 1, 2);
  const rate = page.locator('.topology .rate');
  await page.getByRole('link', { name: 'Account B authorizes account A' }).click();
  t.match(await vpcB.getAttribute('class'), /absent/, 'not attached yet');
  t.match(await cell.getAttribute('aria-label'), /^unreachable: NOT_ATTACHED; measured 0\/1 answered/);
  await page.getByRole('link', { name: 'Account A attaches the networks' }).click();
  t.notMatch(await vpcB.getAttribute('class'), /absent/);
  t.match(await cell.getAttribute('aria-label'), /^reachable; measured/);
  t.equal(await rate.textContent(), '1 Kbps test');
  t.match(await page.locator('.changes').textContent(), 'Attachment vpc-b – cen-');
  t.match(await page.locator('.live').textContent(), /^Step 3 of 6: Account A attaches the networks/);
  await page.getByRole('link', { name: 'Account A sets the cross-region bandwidth' }).click();
  t.equal(await rate.textContent(), '5 Mbps');
  t.same(trouble, []);
});

t.test('a click on a pair shows its way there and back, in words and in the picture', { skip }, async (t) => {
  const { page } = await open(t, [playFile(TUTORIAL)]);
  await cellAt(page, 1, 2).click();
  const hops = page.locator('.hops').first().locator('.hop-name');
  t.same(
    (await hops.allTextContents()).map((label) => label.replace(/ of cen-\w+/, '')),
    [
      'VPC vpc-a (cn-qingdao, account A)',
      'transit router in cn-qingdao (China North 1)',
      'transit router in cn-beijing (China North 2)',
      'VPC vpc-b (cn-beijing, account B)',
    ],
  );
  t.match(await page.locator('.path').textContent(), /192\.168\.1\.0\/24 in table main/);
  t.equal(await page.locator('.topology .vpc.on-path').count(), 2);
  t.equal(await page.locator('.topology .link.on-path').count(), 3);
  t.match(await page.locator('.path').textContent(), /measured 1\/1 answered/);
  await page.getByRole('button', { name: 'Close the chosen pair' }).click();
  t.equal(await page.locator('.topology .on-path').count(), 0);
});

t.test(
  'a check in the list of steps chooses its pair, and where a packet stops is marked',
  { skip },
  async (t) => {
    const { page } = await open(t, [playFile(TUTORIAL)]);
    await page.getByRole('link', { name: 'Account A creates a CEN instance' }).click();
    await page.getByRole('link', { name: 'ping ecs-a → ecs-b' }).click();
    t.match(await page.locator('.path').textContent(), 'NOT_ATTACHED');
    t.equal(await page.locator('.topology .stop').getAttribute('data-node'), 'vpc-a');
    t.equal(await cellAt(page, 1, 2).getAttribute('aria-selected'), 'true');
  },
);

t.test('what helps a blocked pair is copied by a button', { skip }, async (t) => {
  const { page, trouble } = await open(t, [playFile('scenarios/tencent/environments.lab.yaml')]);
  await page.locator('.grid [aria-label^="unreachable: ROUTE_DENIED"]').first().click();
  const help = page.locator('.path .mending');
  const copy = help.getByRole('button', { name: 'Copy' }).first();
  await copy.click();
  await help.getByRole('button', { name: /^(Copied|Chosen)$/ }).waitFor();
  t.match(await page.locator('.live').textContent(), /^(Copied|Chosen)$/);
  t.notOk(await help.locator('details .paste').first().isVisible(), 'other fixes are folded');
  await help.locator('summary').click();
  t.ok(await help.locator('details .paste').first().isVisible());
  t.match(await help.locator('pre').last().textContent(), /^transitlab explain \S+ \S+ .* --at 4\.2$/);
  t.same(trouble, []);
});

t.test('the grid is walked with the keyboard', { skip }, async (t) => {
  const { page } = await open(t, [playFile(GROUPS)]);
  const at = (): Promise<string> =>
    page.evaluate(() => {
      const cell = document.activeElement as HTMLTableCellElement;
      return `${(cell.parentElement as HTMLTableRowElement).rowIndex} ${cell.cellIndex}`;
    });
  const press = async (...keys: string[]): Promise<string> => {
    for (const key of keys) await page.keyboard.press(key);
    return at();
  };
  await page.locator('.grid [tabindex="0"]').focus();
  t.equal(await page.locator('.grid [tabindex="0"]').count(), 1, 'one stop for Tab');
  t.equal(await at(), '1 1');
  t.equal(await press('ArrowRight', 'ArrowDown'), '2 2');
  t.equal(await press('End'), '2 3');
  t.equal(await press('ArrowRight'), '2 3', 'it does not go round');
  t.equal(await press('Home'), '2 0');
  t.equal(await press('Control+End'), '3 3');
  t.equal(await press('Control+Home', 'ArrowRight', 'ArrowDown', 'ArrowRight'), '1 2');
  await press('Enter');
  t.equal(await at(), '1 2', 'the focus stays when the grid is drawn anew');
  t.ok(await page.locator('.path').isVisible());
  t.match(await page.locator('.live').textContent(), /^db to web-1: /);
  await press('Tab');
  t.equal(await page.evaluate(() => document.activeElement?.closest('.grid')), null, 'Tab leaves it');
});

t.test(
  'the first Tab is a link to the content, and each moment is reached with arrows',
  { skip },
  async (t) => {
    const { page } = await open(t, [playFile(TUTORIAL)]);
    await page.keyboard.press('Tab');
    t.equal(await page.evaluate(() => document.activeElement?.textContent), 'Skip to the scenarios');
    const slider = page.getByRole('slider');
    await slider.focus();
    await page.keyboard.press('Home');
    t.equal(await slider.getAttribute('aria-valuetext'), 'Before the first step. ');
    await page.keyboard.press('ArrowRight');
    t.match(await slider.getAttribute('aria-valuetext'), 'Step 1 of 6: Account A creates a CEN instance');
  },
);

t.test('what assistive technology is told', { skip }, async (t) => {
  const { page } = await open(t, [playFile(GROUPS)]);
  await page.getByRole('link', { name: 'Before the first step' }).click();
  const grid = (await page.getByRole('grid').ariaSnapshot()).split('\n').map((line) => line.trim());
  for (const line of [
    '- grid "Who reaches whom by ping, predicted. Rows send, columns receive.":',
    '- columnheader "web-1 192.168.1.1"',
    '- rowheader "db 192.168.2.1"',
    '- gridcell "the same host"',
    `- 'gridcell "unreachable: SG_INGRESS_DENY"'`,
  ])
    t.ok(grid.includes(line), line);
  const main = await page.locator('main').ariaSnapshot();
  for (const part of [
    'article "Security groups of a VPC passed":',
    'heading "Security groups of a VPC passed" [level=2]',
    'heading "Steps" [level=3]',
    'heading "1 A group is open inside and closed to others" [level=4]',
    'region "Network":',
    'slider "Moment of the run": "0"',
    'combobox "Sent:"',
    'table "Throughput as measured":',
  ])
    t.match(main, part);
  const tables = page.locator('table').filter({ hasNot: page.locator('caption') });
  t.equal(await tables.count(), 0, 'every table has a caption');
});

t.test('light, dark, and the reader’s choice', { skip }, async (t) => {
  const { page } = await open(t, [playFile(GROUPS)], { colorScheme: 'dark' });
  const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const ink = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.querySelector('.topology .name') as Element).fill);
  const dark = [await ground(), await ink()];
  await page.getByRole('button', { name: 'light' }).click();
  const light = [await ground(), await ink()];
  t.same(light, ['rgb(246, 247, 249)', 'rgb(28, 36, 48)']);
  await page.getByRole('button', { name: 'dark' }).click();
  t.same([await ground(), await ink()], dark);
  t.strictNotSame(dark, light);
  await page.getByRole('button', { name: 'auto' }).click();
  t.equal(await ground(), dark[0]);
});

for (const width of [1280, 400]) {
  for (const [name, played] of [
    ['3 hosts', () => playFile(GROUPS)],
    ['200 hosts', () => play(largeScenario())],
  ] as const) {
    t.test(`${name} at ${width} pixels: nothing is wider than the page`, { skip }, async (t) => {
      const { page, trouble } = await open(t, [played()], { width });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      t.equal(wide, width);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('main *')]
          .filter((one) => one.childElementCount === 0 && one.textContent?.trim() && !one.closest('svg'))
          .map((one) => Number.parseFloat(getComputedStyle(one).fontSize))
          .filter((size) => size < 11),
      );
      t.same(small, [], 'no text below 11 pixels');
      const hidden = await page.evaluate(
        () =>
          [...document.querySelectorAll('.panel text')].filter((text) => text.getClientRects().length === 0)
            .length,
      );
      t.equal(hidden, 0, 'all words of the plots are there');
      const folder = process.env.TRANSITLAB_SCREENSHOTS;
      if (folder)
        await page.screenshot({ path: `${folder}/${name.replace(' ', '-')}-${width}.png`, fullPage: true });
      t.same(trouble, []);
    });
  }
}

t.test('200 hosts: groups open and close, a pair of groups leads to one of hosts', { skip }, async (t) => {
  const { page } = await open(t, [play(largeScenario())]);
  const rows = (): Promise<number> => page.locator('.grid tbody tr').count();
  t.equal(await rows(), 10);
  await page.locator('tbody th[data-key="vpc-3"]').click();
  t.equal(await page.locator('tbody th[data-key="vpc-3"]').getAttribute('aria-expanded'), 'true');
  t.equal(await rows(), 14, 'a host alone, and three groups that nothing tells apart');
  await page.locator('tbody tr').nth(0).locator('td').nth(2).click();
  t.match(
    await page.locator('.path').textContent(),
    /260 of 400 pairs reachable, 120 SG_INGRESS_DENY, 20 HOST_DOWN/,
  );
  await page.getByRole('button', { name: /^for example .* → app-3-08$/ }).click();
  t.match(await page.locator('.path').textContent(), 'app-3-08 is down');
  await page.getByRole('button', { name: 'All 200 hosts' }).click();
  t.ok((await rows()) > 200);
  await page.getByRole('button', { name: 'Only groups' }).click();
  t.equal(await rows(), 10);
});

t.test('several scenarios: one at a time, by a list that says how each ended', { skip }, async (t) => {
  const { page, trouble } = await open(t, [playFile(TUTORIAL, { items: 9, wrong: [0] }), playFile(GROUPS)]);
  t.same(await page.locator('.overview .badge').allTextContents(), ['■ interrupted', '✓ passed']);
  t.same(await page.locator('.problem-title').allTextContents(), [
    'ping ecs-a → ecs-b',
    'The run was interrupted',
  ]);
  t.match(await page.locator('.problems').textContent(), `${TUTORIAL}:`);
  await page.getByRole('link', { name: 'Security groups of a VPC' }).click();
  t.notOk(await page.locator('#s1').isVisible());
  t.ok(await page.locator('#s2 table[role=grid]').isVisible());
  t.same(trouble, []);
});

t.test('without script the run can be read all the same', { skip }, async (t) => {
  const { page } = await open(t, [playFile(TUTORIAL)], { javaScriptEnabled: false });
  t.ok(await page.getByText('Forbbiden.AttachChildInstanceAcrossUid').first().isVisible());
  t.ok(await page.locator('.grid td').first().isVisible());
  t.ok(await page.locator('svg.topology').isVisible());
  t.notOk(await page.locator('.stepper').isVisible());
});

t.test('hostile names stay names', { skip }, async (t) => {
  const bad = '</script><script>document.title="broken"</script><img src=x onerror=document.title=1>';
  const text = `name: ${JSON.stringify(bad)}
description: ${JSON.stringify(`<!-- ${bad}`)}
cloud: alibaba
accounts: {A: {uid: "1234500000000001"}}
vpcs: {v: {account: A, region: cn-beijing, cidr: 10.0.0.0/8, vswitches: {w: 10.0.0.0/24}}}
security_groups: {g: {vpc: v, rules: []}}
hosts: {a: {vswitch: w, security_groups: [g]}, b: {vswitch: w, security_groups: [g]}}
steps:
  - step: ${JSON.stringify(bad)}
    do:
      - {as: A, call: CreateCen, with: {Name: ${JSON.stringify(bad)}}, fails: InvalidName}
      - check: {ping: [a, b], expect: reachable}
`;
  const { page, trouble } = await open(t, [play(text)]);
  t.equal(await page.title(), `${bad} · transitlab`);
  t.match(await page.locator('.step-title').nth(1).textContent(), bad);
  t.equal(await page.locator('img').count(), 0);
  t.equal(await page.locator('script').count(), 2);
  t.same(trouble, []);
});
