import t from 'tap';
import { type Ends, filled, templateFor } from '../../../src/report/html/template.js';

const ENDS: Ends = { from: 'web-1', to: 'db', fromAddress: '10.0.0.1', toAddress: '10.0.0.2' };
const template = (value: unknown, ends = ENDS): unknown =>
  JSON.parse(templateFor(ends)(JSON.stringify(value)));
const OTHER: Ends = { from: 'web-2', to: 'mail', fromAddress: '10.0.0.7', toAddress: '10.0.0.8' };

t.test('names and addresses of one pair become those of another', async (t) => {
  const hop = { text: 'no route to 10.0.0.2', route: { cidr: '10.0.0.2/32' }, object: 'db' };
  t.same(filled(template(hop), OTHER), {
    text: 'no route to 10.0.0.8',
    route: { cidr: '10.0.0.8/32' },
    object: 'mail',
  });
});

t.test('parts of longer names, larger blocks and keys stay', async (t) => {
  const hop = { db: 'web-10 db-2 my-db a.db 10.0.0.1/24 10.0.0.12 110.0.0.1' };
  t.same(template(hop), hop);
});

t.test('for its own pair a template is filled to what it was, whatever hosts are called', async (t) => {
  const names = ['text', 'a"b', 'x\\y', '{from}', '\ue000', '.*', 'ü', ''];
  for (const from of names) {
    for (const to of names) {
      const ends = { ...ENDS, from, to };
      const hop = {
        text: `${from} is down, not ${to}`.replaceAll('\ue000', ''),
        path: ['text', to.replaceAll('\ue000', '')],
      };
      t.same(filled(template(hop, ends), ends), hop, `${from} ${to}`);
    }
  }
});
