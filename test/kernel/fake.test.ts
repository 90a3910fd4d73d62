import { type FakeKernel, fakeKernel } from '../../src/kernel/fake.js';
import { compile } from '../../src/plane/compile/index.js';
import { twoRegions } from '../fabric.js';
import { contract } from './contract.js';

function leave(kernel: FakeKernel): void {
  const vpc = compile(twoRegions()).namespaces.find(({ name }) => name === 'vpc:vpc-a');
  kernel.meet('vpc:vpc-a', vpc?.filter?.rules.find((line) => line.includes('"rule a out"')) ?? '');
}

contract({
  name: 'fake',
  open: async () => fakeKernel(),
  carry: (kernel, host, bytes) => kernel.carry({ namespace: host, dev: 'eth0' }, bytes),
  leave,
  runs: 300,
});
contract({
  name: 'fake without netem',
  open: async () => fakeKernel(['latency']),
  carry: (kernel, host, bytes) => kernel.carry({ namespace: host, dev: 'eth0' }, bytes),
  leave,
  runs: 50,
});
