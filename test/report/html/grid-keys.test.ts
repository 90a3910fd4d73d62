import t from 'tap';
import { moved } from '../../../src/report/html/page/grid-keys.js';

const from = { row: 2, column: 3 };
const to = (key: string, control = false): string | undefined => {
  const place = moved(from, 20, key, control);
  return place && `${place.row} ${place.column}`;
};

t.test('keys of the ARIA grid pattern', async (t) => {
  t.equal(to('ArrowUp'), '1 3');
  t.equal(to('ArrowDown'), '3 3');
  t.equal(to('ArrowLeft'), '2 2');
  t.equal(to('ArrowRight'), '2 4');
  t.equal(to('Home'), '2 0');
  t.equal(to('End'), '2 20');
  t.equal(to('Home', true), '0 0');
  t.equal(to('End', true), '20 20');
  t.equal(to('PageDown'), '10 3');
  t.equal(to('PageUp'), '0 3');
  t.equal(to('x'), undefined);
});
