import { fakeKernel } from '../../src/kernel/fake.js';
import { contract } from './contract.js';

contract({
  name: 'fake',
  open: async () => fakeKernel(),
  carry: (kernel, host, bytes) => kernel.carry({ namespace: host, dev: 'eth0' }, bytes),
  runs: 300,
});
contract({
  name: 'fake without netem',
  open: async () => fakeKernel(['latency']),
  carry: (kernel, host, bytes) => kernel.carry({ namespace: host, dev: 'eth0' }, bytes),
  runs: 50,
});
