/**
 * The process that captures: it stands in the namespace of the interface, writes the file to stdout, and ends when a limit
 * is reached or its stdin ends.
 */
import { writeSync } from 'node:fs';
import { openPackets } from '../../kernel/linux/packets.js';
import type { CaptureJob, CaptureWord } from './job.js';
import { WHOLE_FRAME } from './pcap.js';
import { record } from './record.js';

/** What waits in the kernel while the reader is slow; what comes then is dropped and counted. */
const BUFFER = 16 * 1024 * 1024;

const say = (word: CaptureWord): void => void writeSync(2, `${JSON.stringify(word)}\n`);

const job = JSON.parse(process.argv[2] ?? '') as CaptureJob;
const enough = new AbortController();
const end = (): void => enough.abort();
process.stdin.on('end', end).on('error', end).resume();
// Whoever wanted the file is gone.
process.stdout.on('error', () => process.exit(1));
if (job.seconds !== undefined) setTimeout(end, job.seconds * 1000).unref();

const socket = openPackets({ dev: job.dev, snapshot: WHOLE_FRAME, buffer: BUFFER });
say({ say: 'listening' });
const sum = await record(socket, process.stdout, { ...job, enough: enough.signal, now: Date.now });
socket.close();
process.stdout.end(() => {
  say({ say: 'sum', ...sum });
  process.exit(0);
});
