/** The process of a standing lab inside its sandbox: does what its keeper says, one task after the other. */
import { linuxKernel } from '../../kernel/linux/kernel.js';
import type { Json } from '../../model/json.js';
import { emit, nextMessage, receiveJob } from '../sandbox/inside.js';
import type { Report, Task } from './task.js';
import { worker } from './work.js';

await receiveJob();
const work = worker(linuxKernel());
// It ends with its keeper: when nobody can send any more.
for (;;) emit<Report>(await work((await nextMessage<Json>()) as unknown as Task));
