/** In a sandbox of its own: says when the kernel has taken down every namespace that went before. */
import { cleanedUp } from '../../kernel/linux/cleanup.js';
import { emit, receiveJob } from '../sandbox/inside.js';

await receiveJob();
await cleanedUp();
emit({ cleanedUp: true });
process.exit();
