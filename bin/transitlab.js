#!/usr/bin/env node
import { start } from '../dist/src/cli/main.js';

await start(process.argv.slice(2));
