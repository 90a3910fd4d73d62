import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import type { PacketSocket, SeenFrame } from '../../kernel/linux/packets.js';
import { parseFilter } from './filter.js';
import type { CaptureSum } from './job.js';
import { pcapHeader, pcapRecord } from './pcap.js';

export interface RecordOptions {
  readonly filter: readonly string[];
  /** Frames after which it ends. */
  readonly packets?: number;
  /** Aborted: what passed until then is still taken. */
  readonly enough: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** How soon an end is noticed while nothing passes. */
const TURN_MS = 50;

/** Writes what passes as a capture file. Holds no more than a batch of frames: the socket waits for a slow reader. */
export async function record(
  socket: Pick<PacketSocket, 'drain' | 'ready' | 'dropped'>,
  file: Writable,
  { filter, packets = Number.POSITIVE_INFINITY, enough, now }: RecordOptions,
): Promise<CaptureSum> {
  const wanted = parseFilter(filter);
  let captured = 0;
  /** Where traffic never ceases, the end is a moment, not an empty socket. */
  let until = Number.POSITIVE_INFINITY;
  enough.addEventListener('abort', () => {
    until = now();
  });
  const take = (frame: SeenFrame, into: Buffer[]): boolean => {
    if (millisecondsOf(frame) > until) return false;
    if (wanted(frame.bytes)) {
      into.push(pcapRecord(frame));
      captured++;
    }
    return captured < packets;
  };
  file.write(pcapHeader());
  while (captured < packets) {
    const last = enough.aborted;
    const out: Buffer[] = [];
    const more = socket.drain((frame) => take(frame, out));
    if (out.length > 0 && !file.write(Buffer.concat(out))) await once(file, 'drain');
    if (more) await breathe();
    else if (last) break;
    else await socket.ready(TURN_MS);
  }
  return { captured, dropped: socket.dropped() };
}

const millisecondsOf = ({ seconds, nanoseconds }: SeenFrame): number =>
  Number(seconds) * 1000 + nanoseconds / 1e6;
