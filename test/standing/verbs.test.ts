import t from 'tap';
import { USERS, userName } from './lab.js';
import { verbSuite } from './verb-suite.js';

t.setTimeout(240_000);

for (const as of USERS) t.test(`embedded, as ${userName(as)}`, (t) => verbSuite(t, { as }));
