import stringWidth from 'string-width';
import t from 'tap';
import { newProgress } from '../../src/cli/progress.js';
import { endEvent, fakeHost, fakeScenario, stepEvent } from './fake.js';

const SCENARIOS = [fakeScenario('a.lab.yaml'), fakeScenario('b.lab.yaml')];
const LANG = 'C.UTF-8';
const drawn = (text: string): string[] => text.split('\r\u001b[2K').filter((part) => part !== '');

t.test('plain lines: one for each step, also on a terminal of CI', async (t) => {
  for (const host of [fakeHost(), fakeHost({ env: { LANG, CI: 'true' }, tty: true })]) {
    const progress = newProgress(SCENARIOS, false, host);
    progress.event(1, stepEvent('b.lab.yaml'));
    progress.event(1, { type: 'progress', text: 'ping a -> b' });
    progress.event(1, endEvent(true));
    progress.done();
    t.equal(host.err(), 'b.lab.yaml: step 1 of 1: Look\n');
  }
});

t.test('the live line stands aside while something is written, and goes at the end', async (t) => {
  const host = fakeHost({ env: { LANG, NO_COLOR: '1' }, tty: true });
  const progress = newProgress(SCENARIOS, false, host);
  progress.event(0, stepEvent('a.lab.yaml'));
  progress.event(0, { type: 'progress', text: 'ping a -> b' });
  progress.aside(() => host.stderr.write('|written|'));
  progress.event(0, endEvent(true));
  progress.event(1, stepEvent('b.lab.yaml'));
  progress.aside(() => {});
  progress.done();
  t.same(drawn(host.err()), [
    '|written|',
    '⠋ 0 of 2 scenarios done; step 1 of 1: Look; ping a -> b',
    '⠙ 1 of 2 scenarios done; step 1 of 1: Look',
  ]);
  t.ok(host.err().endsWith('\r\u001b[2K'), 'nothing is left on the line');
});

t.test('the live line never takes more than one line', async (t) => {
  const host = fakeHost({ env: { LANG, NO_COLOR: '1' }, tty: true });
  const progress = newProgress(SCENARIOS, false, host);
  progress.event(0, { type: 'progress', text: '北京'.repeat(100) });
  progress.aside(() => {});
  progress.done();
  const [line = ''] = drawn(host.err());
  t.ok(stringWidth(line) < 80, `${stringWidth(line)} columns`);
  t.ok(stringWidth(line) > 70);
});

t.test('quiet is quiet', async (t) => {
  const host = fakeHost({ tty: true });
  const progress = newProgress(SCENARIOS, true, host);
  progress.event(0, stepEvent('a.lab.yaml'));
  progress.aside(() => {});
  progress.done();
  t.equal(host.err(), '');
});
