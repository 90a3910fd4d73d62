#!/usr/bin/env node
import { statSync } from 'node:fs';

/** When it was last changed; 0 if it is not there. */
const changed = (file) => statSync(new URL(file, import.meta.url), { throwIfNoEntry: false })?.mtimeMs ?? 0;

// The bundle starts in a third of the time. In a checkout, tsc may have compiled since it was made.
const bundled = changed('../dist/bundle/cli/start.js') > changed('../dist/.tsbuildinfo');
const { start } = await import(bundled ? '../dist/bundle/cli/start.js' : '../dist/src/cli/start.js');

await start(process.argv.slice(2));
