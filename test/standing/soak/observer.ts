/** A process beside a lab's own: answers each line on stdin with what the kernel holds. */
import { createInterface } from 'node:readline';
import { linuxKernel } from '../../../src/kernel/linux/kernel.js';

const kernel = linuxKernel();
for await (const _line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(await kernel.observe())}\n`);
