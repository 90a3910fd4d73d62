/** A command for tests: starts the subject with the job in its argument, prints its events, ends with its exit code. */
import { fileURLToPath } from 'node:url';
import { startWorker } from '../../../src/lab/sandbox/embedded.js';
import { LabError } from '../../../src/model/errors.js';
import type { Json } from '../../../src/model/json.js';

const subject = fileURLToPath(new URL('subject.js', import.meta.url));
process.on('uncaughtException', (error) => {
  console.error(error.message);
  process.exit(error instanceof LabError ? error.exit : 1);
});
const worker = await startWorker<Json>(subject, JSON.parse(process.argv[2] ?? 'null') as Json);
for await (const event of worker.events) console.log(JSON.stringify(event));
process.exitCode = (await worker.done).exit;
