/** A process beside a lab's own: answers each line on stdin with what the kernel holds. */
import { createInterface } from 'node:readline';
import { linuxKernel } from '../../../src/kernel/linux/kernel.js';

for await (const _line of createInterface({ input: process.stdin })) {
  // Another each time: one keeps open what it has seen, and somebody else makes namespaces anew here.
  const kernel = linuxKernel();
  process.stdout.write(`${JSON.stringify(await kernel.observe())}\n`);
  kernel.close();
}
