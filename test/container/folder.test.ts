import t from 'tap';
import { folderSuite } from '../e2e/folder.js';
import { shipped } from '../scenario/shipped.js';
import { engineAndImage, noEngine } from './engine.js';

const skip = await noEngine();

t.setTimeout(900_000);

/** Rates take seconds each, and the suite of the command line measures some: all of them only if asked for. */
const quick = shipped
  .filter(({ file, text }) => file.includes('/') && !/throughput|latency/.test(text))
  .map(({ file }) => `scenarios/${file}`);
const all = process.env.TRANSITLAB_ALL === '1';

t.test('scenarios of both clouds, each lab in a container', { skip }, async (t) => {
  t.comment(all ? 'all of them' : `${quick.length} of ${shipped.length}; TRANSITLAB_ALL=1 runs all`);
  await engineAndImage(t);
  await folderSuite(t, 'container', all ? undefined : quick);
});
