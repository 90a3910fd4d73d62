import t, { type Test } from 'tap';
import { deriveFabric } from '../../src/cloud/fabric.js';
import { locator } from '../../src/explain/locate.js';
import { type Provenance, provenancesOf } from '../../src/explain/provenance.js';
import { replay } from '../../src/lab/replay.js';
import { lineOf, load, SCENARIO, sourceText } from './lab.js';

interface Found {
  readonly id: (object: string) => Provenance | undefined;
  readonly cen: string;
}

function at(t: Test, step: string, text = SCENARIO): Found {
  const scenario = load(t, text);
  const { moments, state } = replay(scenario, step);
  const provenances = provenancesOf(scenario, moments);
  const id = locator(state.world, deriveFabric(state.world), provenances);
  return { id, cen: String(state.variables.cen ?? '') };
}

const made = (found: Provenance | undefined) => sourceText(found?.made);
const changed = (found: Provenance | undefined) => sourceText(found?.changed);
const removed = (found: Provenance | undefined) => sourceText(found?.removed);

const line = (text: string, call = '', step = 0): string =>
  call === '' ? String(lineOf(text)) : `${lineOf(text)} ${call} ${step}`;

t.test('what stands before the first step is where the file has it', async (t) => {
  const { id } = at(t, '0');
  for (const [object, text] of [
    ['vpc-a', '  vpc-a:'],
    ['vsw-b', 'vsw-b: 192'],
    ['vpc-b#1', '10.9.0.0/24'],
    ['sg-b', '  sg-b:'],
    ['sg-b#1', 'protocol: icmp'],
    ['ecs-a', 'ecs-a: {'],
  ] as const) {
    t.equal(made(id(object)), line(text), object);
    t.notOk(id(object)?.changed, object);
  }
});

t.test('what the file does not have follows from what it has', async (t) => {
  const { id } = at(t, '0');
  t.equal(made(id('vtb-vpc-a')), line('  vpc-a:'), "a VPC's own route table");
  t.equal(made(id('sg-a default ingress')), line('  sg-a:'), 'the default of a group');
  t.equal(made(id('sg-a InnerAccessPolicy')), line('  sg-a:'));
  t.equal(id('from nowhere'), undefined);
});

t.test('what calls make has the place of the call', async (t) => {
  const { id, cen } = at(t, '1');
  t.equal(made(id(cen)), `${lineOf('call: CreateCen') - 1} CreateCen 1`);
  const attach = lineOf('ChildInstanceId: vpc-a') - 2;
  t.equal(made(id(`vpc-a@${cen}`)), `${attach} AttachCenChildInstance 1`, 'a cable from its attachment');
  t.equal(made(id(`${cen}/cn-beijing/cn-qingdao`)), made(id(cen)), 'the test bandwidth from the CEN');
  t.equal(made(id(`tr-${cen}-cn-qingdao`)), made(id(cen)), 'a transit router from its CEN');
});

t.test('a rule less or more changes its group; other rules stay as they were', async (t) => {
  const { id } = at(t, '2');
  const authorize = lineOf('call: AuthorizeSecurityGroup') - 1;
  t.equal(changed(id('sg-b')), `${authorize} AuthorizeSecurityGroup 2`, 'the last change counts');
  t.equal(made(id('sg-b')), line('  sg-b:'));
  t.equal(removed(id('sg-b#1')), `${lineOf('call: RevokeSecurityGroup') - 1} RevokeSecurityGroup 2`);
  t.notOk(id('sg-a')?.changed);
});

t.test('a rule that a call made', async (t) => {
  const scenario = load(t);
  const { moments, state } = replay(scenario, '2');
  const rule = state.world.securityGroups['sg-b']?.rules[0]?.id ?? '';
  const authorize = lineOf('call: AuthorizeSecurityGroup') - 1;
  t.equal(made(provenancesOf(scenario, moments).get(rule)), `${authorize} AuthorizeSecurityGroup 2`);
});

t.test('what is broken was changed by its fault, until it is mended', async (t) => {
  const connection = (step: string) => {
    const { id, cen } = at(t, step);
    return changed(id(`${cen}/cn-beijing/cn-qingdao`));
  };
  t.equal(connection('3.1'), `${lineOf('fault: { region')} fault 3`);
  t.equal(connection('3.2'), undefined);
  t.equal(changed(at(t, '3').id('ecs-b')), `${lineOf('fault: { host')} fault 3`);
});

t.test('a network that is detached has changed', async (t) => {
  const { id } = at(t, '4');
  t.equal(changed(id('vpc-b')), `${lineOf('call: DetachCen') - 1} DetachCenChildInstance 4`);
  t.equal(changed(id('vpc-a')), undefined);
});
