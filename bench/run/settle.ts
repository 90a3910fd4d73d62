/** In a sandbox: ends when the kernel has taken down every namespace that went before. */
import { cleanedUp } from '../../src/kernel/linux/cleanup.js';

await cleanedUp();
process.exit();
