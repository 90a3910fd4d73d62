import t from 'tap';
import { Compile } from 'typebox/compile';
import { EXIT } from '../../src/model/errors.js';
import { JsonMatrix } from '../../src/report/json/schema-matrix.js';
import { transitlab } from './command.js';

const FILE = 'scenarios/alibaba/islands.lab.yaml';

t.test('every pair of a shipped scenario, measured', async (t) => {
  const { exit, stdout, stderr } = await transitlab('matrix', FILE, '--proto', 'tcp:443', '--format', 'json');
  t.equal(exit, EXIT.ok, stderr);
  const document = JSON.parse(stdout);
  t.same([...Compile(JsonMatrix).Errors(document)], []);
  t.match(document.moments, [{ measured: true, differences: [], summary: { pairs: 30, reachable: 8 } }]);
});

t.test('what a misplaced VPC opens and closes, measured at both moments', async (t) => {
  const { exit, stdout } = await transitlab('matrix', FILE, '--diff', '2', '3');
  t.equal(exit, EXIT.ok);
  t.match(stdout, /ICMP, 6 hosts: 6 opened, 4 closed, 0 blocked for another reason/);
  t.match(stdout, /packets do as predicted/);
});
