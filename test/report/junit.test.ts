import t from 'tap';
import { junit } from '../../src/report/junit.js';
import { golden } from './golden.js';
import { ALL, RECORDS } from './records.js';
import { parseXml } from './xml-parse.js';

t.test('the whole document', async (t) => {
  golden(t, 'junit.xml', junit(ALL));
});

t.test('counts of a suite are those of its cases', async (t) => {
  const root = parseXml(junit(ALL));
  t.equal(root.children.length, 6, 'a suite for each scenario');
  for (const suite of root.children) {
    const having = (name: string): number =>
      suite.children.filter(({ children }) => children.some((child) => child.name === name)).length;
    t.equal(Number(suite.attributes.tests), suite.children.length);
    t.equal(Number(suite.attributes.failures), having('failure'));
    t.equal(Number(suite.attributes.errors), having('error'));
    t.equal(Number(suite.attributes.skipped), having('skipped'));
  }
  const sum = (key: string): number =>
    root.children.reduce((total, suite) => total + Number(suite.attributes[key]), 0);
  for (const key of ['tests', 'failures', 'errors', 'skipped'])
    t.equal(Number(root.attributes[key]), sum(key), key);
});

t.test('each check and each call with an expectation is a case, others are not', async (t) => {
  const [suite] = parseXml(junit([RECORDS.tutorial])).children;
  t.equal(suite?.children.length, 7 + 2);
  t.match(suite?.children[0]?.attributes.name, 'refusal with InvalidName');
});

t.test('a fault is a case only if it could not be made', async (t) => {
  const [suite] = parseXml(junit([RECORDS.ports])).children;
  t.same(
    suite?.children.map(({ attributes, children }) => [attributes.name, children.length]),
    [
      ['step 1: tcp ecs-a -> ecs-b:443, reachable', 0],
      ['step 1: tcp ecs-a -> ecs-b:80, unreachable: SG_INGRESS_DENY', 0],
      ['step 1: udp ecs-a -> 10.9.0.1:53 (ecs-b), reachable', 0],
      ['step 1: heal line pc-1', 1],
      ['step 1: ping ecs-a -> i-1, reachable', 1],
    ],
  );
});

t.test('names are unique in a suite', async (t) => {
  for (const suite of parseXml(junit(ALL)).children) {
    const names = suite.children.map(({ attributes }) => attributes.name);
    t.equal(new Set(names).size, names.length);
  }
});

t.test('a failure tells what was expected, predicted, measured, and where', async (t) => {
  const [suite] = parseXml(junit([RECORDS.failing])).children;
  const failures = suite?.children.flatMap(({ children }) =>
    children.filter(({ name }) => name === 'failure'),
  );
  t.equal(failures?.length, 4);
  const text = failures?.[2]?.text;
  for (const part of [
    'expected: reachable',
    'predicted: unreachable: SG_INGRESS_DENY',
    'measured: 0/1',
    ':21:9',
  ])
    t.match(text, part);
});

t.test('what XML cannot hold is written as its code, the rest comes back as it was', async (t) => {
  const name = 'a<b>&"\'\u0000\u001b\ud800 \u{1f600}\n\t ]]> 北京\uffff';
  const [suite] = parseXml(junit([{ ...RECORDS.skipped, name }])).children;
  t.equal(suite?.attributes.name, 'a<b>&"\'\\u0000\\u001b\\ud800 \u{1f600}\n\t ]]> 北京\\uffff');
});
