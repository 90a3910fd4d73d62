import t from 'tap';
import type { MeasureFlowOptions } from '../../src/cli/ports.js';
import type { MeasuredFlow } from '../../src/explain/measured.js';
import type { Asked } from '../../src/lab/explain.js';
import { EXIT, LabError } from '../../src/model/errors.js';
import { cli, fakeMeasured, fakePorts } from './fake.js';
import { files } from './files.js';

const DIFFERENT: MeasuredFlow = {
  ...fakeMeasured,
  agrees: false,
  text: 'predicted unreachable: NO_ROUTE, but packets went a -> vpc -> b and ended at b',
  ended: { at: 'b', way: ['a', 'vpc', 'b'], text: 'the last counter' },
};

const measuring = (measured: MeasuredFlow) => fakePorts({ ports: { measureFlow: async () => measured } });

t.test('packets that do as predicted are told of in a line', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const args = ['explain', 'a', 'b', path('a.lab.yaml'), '--measure'];
  t.match(await cli(args), { code: EXIT.ok, out: /^✓ measured: as predicted, the packet arrived/m });
  t.equal((await cli([...args, '--expect', 'reachable'])).code, EXIT.failed, 'what is expected still counts');
});

t.test('packets that do otherwise fail it, loudly', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const args = ['explain', 'a', 'b', path('a.lab.yaml'), '--measure'];
  t.match(await cli(args, { ports: measuring(DIFFERENT) }), {
    code: EXIT.failed,
    out: /^✗ PREDICTION AND PACKETS DIFFER\n {2}predicted unreachable: NO_ROUTE, but packets went a -> vpc -> b and/m,
  });
  const { code, out } = await cli([...args, '--format', 'json'], { ports: measuring(DIFFERENT) });
  t.equal(code, EXIT.failed);
  t.match(JSON.parse(out), { measured: { agrees: false, ended: { at: 'b', way: ['a', 'vpc', 'b'] } } });
});

t.test('where the lab lives, and what is left out, is the user’s', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const log: (Asked | MeasureFlowOptions['sandbox'])[] = [];
  const ports = fakePorts({
    ports: {
      measureFlow: async (_, asked, { sandbox }) => {
        log.push(asked, sandbox);
        return fakeMeasured;
      },
    },
  });
  const args = ['explain', 'a', 'b:53/udp', path('a.lab.yaml'), '--at', '0', '--without', 'latency'];
  await cli([...args, '--measure', '--sandbox', 'container', '--image', 'mine'], { ports });
  t.match(log, [
    { to: 'b:53/udp', at: '0' },
    { sandbox: 'container', image: 'mine' },
  ]);
  log.length = 0;
  await cli(args, { ports });
  t.same(log, [], 'nothing is built without --measure');
});

t.test('no lab can be built', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const error = new LabError(EXIT.unsupported, { what: 'no netem', hint: 'modprobe' });
  const ports = fakePorts({ ports: { measureFlow: () => Promise.reject(error) } });
  t.match(await cli(['explain', 'a', 'b', path('a.lab.yaml'), '--measure'], { ports }), {
    code: EXIT.unsupported,
    out: '',
    err: 'transitlab: no netem\n  next: modprobe\n',
  });
});
