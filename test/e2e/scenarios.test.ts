import t from 'tap';
import { commandSuite } from './suite.js';

t.setTimeout(180_000);

t.test('the command line, its labs embedded', (t) => commandSuite(t, 'embedded'));
