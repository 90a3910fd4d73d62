import t from 'tap';
import { objectsOf } from '../../src/cloud/objects.js';
import { PACKAGE_ROOT } from '../../src/lab/package.js';
import { worldAt } from '../../src/lab/simulate.js';
import { readScenario } from '../../src/scenario/read.js';

async function objects(file: string, at?: string): Promise<string[]> {
  const { scenario } = await readScenario(`${PACKAGE_ROOT}scenarios/${file}.lab.yaml`);
  if (!scenario) throw new Error(`${file} is no scenario`);
  return objectsOf(worldAt(scenario, at)).map(({ kind, account, state, about }) =>
    [kind, account, state, about].join(' | '),
  );
}

t.test('objects of interconnects with their states, in the clouds’ own words', async (t) => {
  t.same(await objects('cen-same-region'), [
    'CEN | A | Active | SameRegion',
    'CEN attachment | A | Attached | VPC in cn-hangzhou',
    'CEN attachment | A | Attached | VPC in cn-hangzhou',
  ]);
  t.ok(
    (await objects('alibaba/package-expiry', '1')).some((line) => line.startsWith('bandwidth package | ')),
  );
  t.ok(
    (await objects('alibaba/transit-router-isolation')).some((line) =>
      /^transit router attachment .* Attached/.test(line),
    ),
  );
  t.ok((await objects('tencent/same-account')).some((line) => /^CCN attachment .* ACTIVE/.test(line)));
  t.same(await objects('vpc-security-groups'), [], 'a lone VPC has none');
});
