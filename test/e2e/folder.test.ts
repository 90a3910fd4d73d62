import t from 'tap';
import { folderSuite } from './folder.js';

t.setTimeout(900_000);

t.test('every scenario of both clouds, several at a time, one summary', (t) => folderSuite(t, 'embedded'));
