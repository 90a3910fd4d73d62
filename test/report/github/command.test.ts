import fc from 'fast-check';
import t from 'tap';
import { commandLine } from '../../../src/report/github/command.js';
import { nasty } from '../topology/nasty.js';

const at = { file: 'a.lab.yaml', line: 3, col: 7 };

t.test('a place, a title, a message', async (t) => {
  t.equal(
    commandLine({ level: 'error', title: 'ping a -> b', message: 'no answer', at }),
    '::error file=a.lab.yaml,line=3,col=7,title=ping a -> b::no answer',
  );
  t.equal(commandLine({ level: 'warning', title: 't', message: 'm' }), '::warning title=t::m');
});

t.test('what GitHub would take for its own is escaped', async (t) => {
  t.equal(
    commandLine({
      level: 'error',
      title: 'tcp a -> b:443, 50%',
      message: 'one\r\ntwo: 50%, \u001b[31m',
      at: { ...at, file: 'x,y:z.yaml' },
    }),
    '::error file=x%2Cy%3Az.yaml,line=3,col=7,title=tcp a -> b%3A443%2C 50%25::one%0Atwo: 50%25, \\u001b[31m',
  );
});

/** As the runner reads it: properties up to the second `::`, split at commas. */
function read(line: string) {
  const [, properties = '', message = ''] = /^::error (.*?)::(.*)$/s.exec(line) ?? [];
  const back = (text: string): string =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  return { properties: properties.split(',').map(back), message };
}

t.test('one line, whatever is in it, and the runner finds its parts', async (t) => {
  fc.assert(
    fc.property(nasty, nasty, (title, message) => {
      const line = commandLine({ level: 'error', title, message, at });
      const { properties } = read(line);
      return (
        !/[\r\n]/.test(line) &&
        properties.length === 4 &&
        properties[3]?.startsWith('title=') === true &&
        !/%(?!25|0A)/.test(read(line).message)
      );
    }),
    { numRuns: 500 },
  );
  t.pass();
});
