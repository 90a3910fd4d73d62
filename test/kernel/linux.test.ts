import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { inSandbox } from '../sandbox.js';
import { contract } from './contract.js';

if (inSandbox(import.meta.url)) {
  contract({
    name: 'linux',
    async open() {
      const kernel = linuxKernel();
      await kernel.prune([]);
      return kernel;
    },
    again: linuxKernel,
    // A machine in software has less time.
    runs: Number(process.env.RUNS ?? 20),
  });
}
