import { fakeKernel } from '../../src/kernel/fake.js';
import { contract } from './contract.js';

contract({ name: 'fake', open: async () => fakeKernel(), runs: 300 });
contract({ name: 'fake without netem', open: async () => fakeKernel(['latency']), runs: 50 });
