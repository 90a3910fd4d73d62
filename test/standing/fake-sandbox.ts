import { Readable } from 'node:stream';
import { fakeKernel } from '../../src/kernel/fake.js';
import type { Kernel } from '../../src/kernel/kernel.js';
import type { Sandbox } from '../../src/lab/sandbox/sandbox.js';
import type { Report, Task } from '../../src/lab/standing/task.js';
import { worker } from '../../src/lab/standing/work.js';

/** A sandbox without processes: each worker has a kernel in memory, new as namespaces are. */
export interface FakeSandbox extends Sandbox {
  /** Of the workers, in the order in which they were started. */
  readonly kernels: Kernel[];
  /** The last worker dies. */
  kill(): void;
}

/** `wrap` may make a kernel that refuses. */
export function fakeSandbox(wrap: (kernel: Kernel, nth: number) => Kernel = (kernel) => kernel): FakeSandbox {
  const kernels: Kernel[] = [];
  let die = (): void => {};
  return {
    kind: 'embedded',
    kernels,
    kill: () => die(),
    async start<Event>() {
      const kernel = fakeKernel();
      kernels.push(kernel);
      const work = worker(wrap(kernel, kernels.length - 1));
      const events = new Readable({ objectMode: true, read() {} });
      die = () => void events.destroy(new Error('killed'));
      return {
        events: events as AsyncIterable<Event>,
        send: (message: unknown) =>
          void work(JSON.parse(JSON.stringify(message)) as Task).then((report: Report) => {
            if (!events.destroyed) events.push(JSON.parse(JSON.stringify(report)));
          }),
        done: new Promise<{ readonly exit: number }>(() => {}),
        async stop() {
          if (!events.destroyed) events.push(null);
        },
      };
    },
  };
}
