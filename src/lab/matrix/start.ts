import { entryFile } from '../../kernel/compiled.js';
import type { Json } from '../../model/json.js';
import type { Sandbox } from '../sandbox/sandbox.js';
import type { Worker } from '../sandbox/worker.js';
import type { MatrixEvent, MatrixJob } from './measure.js';

const ENTRY = entryFile('lab/matrix/worker');

/** Measures matrices in a sandbox of their own. */
export const startMatrix = (job: MatrixJob, sandbox: Sandbox): Promise<Worker<MatrixEvent>> =>
  sandbox.start<MatrixEvent>(ENTRY, job as unknown as Json);
