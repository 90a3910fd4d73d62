import { crc32 } from 'node:zlib';
import type { JournalRecord } from './entry.js';

/**
 * A journal is a text of lines, each a JSON object that begins with the checksum of all behind it:
 *
 *     {"crc":"0a1b2c3d","n":0,"time":"…","digest":"…","entry":{…}}
 *
 * What a crash leaves of a write is a last line that is cut off or wrong; anywhere else, wrong means damaged.
 */
const LINE = /^\{"crc":"([0-9a-f]{8})",(.*)$/s;

export function encode(record: JournalRecord): string {
  const rest = JSON.stringify(record).slice(1);
  return `{"crc":"${sum(rest)}",${rest}\n`;
}

const sum = (text: string): string => crc32(text).toString(16).padStart(8, '0');

export interface Decoded {
  readonly records: readonly JournalRecord[];
  /** Bytes that hold them; what follows was torn. */
  readonly length: number;
  /** Bytes of a torn last record; 0: none. */
  readonly torn: number;
  /** The line, from 1, that is wrong although others follow it. */
  readonly damaged?: number;
}

/** Reads as far as all is well. Pure; never throws. */
export function decode(bytes: Buffer): Decoded {
  const records: JournalRecord[] = [];
  let length = 0;
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, length)) {
    const record = parse(bytes.toString('utf8', length, end));
    if (record?.n !== records.length) break;
    records.push(record);
    length = end + 1;
  }
  const torn = bytes.length - length;
  const damaged = isMore(bytes.subarray(length)) ? { damaged: records.length + 1 } : {};
  return { records, length, torn, ...damaged };
}

const NEWLINE = 0x0a;

function parse(line: string): JournalRecord | undefined {
  const [, crc, rest] = LINE.exec(line) ?? [];
  return rest !== undefined && sum(rest) === crc ? (JSON.parse(`{${rest}`) as JournalRecord) : undefined;
}

/** Whether a whole record stands behind the first line of what could not be read. */
function isMore(rest: Buffer): boolean {
  const [, ...lines] = rest.toString('utf8').split('\n');
  return lines.some((line) => parse(line) !== undefined);
}
