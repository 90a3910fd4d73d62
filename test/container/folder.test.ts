import t from 'tap';
import { folderSuite } from '../e2e/folder.js';
import { engineAndImage, noEngine } from './engine.js';

const skip = await noEngine();

t.setTimeout(900_000);

t.test('every scenario of both clouds, each lab in a container', { skip }, async (t) => {
  await engineAndImage(t);
  await folderSuite(t, 'container');
});
