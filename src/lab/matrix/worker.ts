/** The process inside a sandbox that measures matrices. */
import { linuxKernel } from '../../kernel/linux/kernel.js';
import { EXIT } from '../../model/errors.js';
import { emit, receiveJob } from '../sandbox/inside.js';
import { type MatrixEvent, type MatrixJob, measureMatrices } from './measure.js';

const job = (await receiveJob()) as unknown as MatrixJob;
const kernel = linuxKernel();
for await (const event of measureMatrices(kernel, job)) emit<MatrixEvent>(event);
kernel.close();
process.exit(EXIT.ok);
