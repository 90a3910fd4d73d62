import { ftruncateSync, mkdirSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { decode, encode } from '../../src/lab/standing/journal/codec.js';
import type { JournalRecord } from '../../src/lab/standing/journal/entry.js';
import { type Disk, openJournal } from '../../src/lab/standing/journal/file.js';
import { random } from '../support/random.js';
import { thrown } from '../support/thrown.js';
import { createCen, recordsOf, upEntry, week } from './script.js';

const records = recordsOf(
  upEntry(),
  { kind: 'deed', deed: createCen('Täglich') },
  { kind: 'deed', deed: week },
);
const [first, second, third] = records as [JournalRecord, JournalRecord, JournalRecord];
const lines = records.map(encode);
const whole = Buffer.from(lines.join(''));
const starts = [0, ...lines.map((_, i) => Buffer.byteLength(lines.slice(0, i + 1).join('')))];

t.test('a journal is read as it was written, a JSON object in each line', async (t) => {
  t.same(decode(whole), { records, length: whole.length, torn: 0 });
  for (const line of lines) t.match(JSON.parse(line), { crc: /^[0-9a-f]{8}$/, n: Number });
  t.same(decode(Buffer.alloc(0)), { records: [], length: 0, torn: 0 });
});

t.test('cut off anywhere, what was finished is read, and the rest is torn', async (t) => {
  const next = random(1);
  const cuts = [...starts, ...Array.from({ length: 300 }, () => Math.floor(next() * whole.length))];
  for (const cut of cuts) {
    const finished = starts.filter((start) => start > 0 && start <= cut).length;
    const length = starts[finished] ?? 0;
    const found = decode(whole.subarray(0, cut));
    t.same(found, { records: records.slice(0, finished), length, torn: cut - length }, `cut at ${cut}`);
  }
});

t.test('a last record of which the disk kept the room only is torn', async (t) => {
  const last = starts[2] ?? 0;
  const zeros = Buffer.concat([whole.subarray(0, last), Buffer.alloc(whole.length - last)]);
  t.same(decode(zeros), { records: records.slice(0, 2), length: last, torn: whole.length - last });
});

t.test('one wrong byte makes a record wrong; before others the journal is damaged', async (t) => {
  const next = random(2);
  for (let i = 0; i < 100; i++) {
    const at = (starts[1] ?? 0) + Math.floor(next() * ((starts[2] ?? 0) - (starts[1] ?? 0) - 1));
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    t.match(decode(bytes), { records: { length: 1 }, damaged: 2 }, `byte ${at}`);
  }
});

t.test('records that are missing or come twice are damage', async (t) => {
  const [one = '', two = '', three = ''] = lines;
  t.match(decode(Buffer.from(one + three)), { records: { length: 1 } });
  t.match(decode(Buffer.from(one + two + two + three)), { records: { length: 2 }, damaged: 3 });
});

const real: Disk = {
  write: (fd, bytes, from) => writeSyncSome(fd, bytes, from),
  sync: () => {},
  truncate: (fd, length) => ftruncateSync(fd, length),
};

/** A disk that takes a few bytes at a time. */
const writeSyncSome = (fd: number, bytes: Buffer, from: number): number =>
  writeSync(fd, bytes, from, Math.min(1000, bytes.length - from));

const full = (): never => {
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
};

function fresh(t: Test, disk: Disk) {
  const path = join(t.testdir(), 'journal.jsonl');
  return { path, journal: openJournal(path, 0, disk), bytes: () => readFileSync(path) };
}

t.test('what is appended is on the disk, for this user alone', async (t) => {
  const synced: string[] = [];
  const { path, journal, bytes } = fresh(t, {
    ...real,
    sync: () => void synced.push(bytes().toString()),
  });
  for (const record of records) journal.append(record);
  journal.close();
  t.same(bytes(), whole);
  t.equal(synced.at(-1), whole.toString(), 'synced after it was written, before append returned');
  t.equal(statSync(path).mode & 0o777, 0o600);
});

t.test('a full disk, at whatever byte: the record is refused, and the journal as before', async (t) => {
  for (const room of [0, 1, 999, 1000, 1001]) {
    let left = Number.POSITIVE_INFINITY;
    const { journal, bytes } = fresh(t, {
      ...real,
      write(fd, some, from) {
        if (left <= 0) return full();
        const written = writeSync(fd, some, from, Math.min(left, some.length - from));
        left -= written;
        return written;
      },
    });
    journal.append(first);
    left = room;
    t.match(
      thrown(() => journal.append(first)),
      {
        exit: 1,
        problem: { what: /no space is left.*nothing was changed/ },
      },
    );
    t.same(decode(bytes()), { records: [first], length: bytes().length, torn: 0 });
    left = Number.POSITIVE_INFINITY;
    journal.append(second);
    journal.append(third);
    t.same(decode(bytes()).records, records, 'once there is room it goes on');
  }
});

t.test('a disk that fails to sync, or to take back what it wrote', async (t) => {
  let broken = false;
  const fail = (): void => {
    if (broken) throw new Error('EIO: i/o error');
  };
  const { journal, bytes } = fresh(t, {
    ...real,
    sync: fail,
    truncate(fd, length) {
      fail();
      ftruncateSync(fd, length);
    },
  });
  journal.append(first);
  broken = true;
  t.match(
    thrown(() => journal.append(second)),
    { problem: { what: /cannot be written/, why: /i\/o error/ } },
  );
  broken = false;
  t.match(
    thrown(() => journal.append(second)),
    { problem: { why: /could not be taken back/ } },
    'and no more is written',
  );
  t.match(decode(bytes()).records, [first]);
});

t.test('a journal that is opened again goes on behind what counts', async (t) => {
  const path = join(t.testdir({}), 'journal.jsonl');
  mkdirSync(join(path, '..'), { recursive: true });
  const [one = '', two = ''] = lines;
  writeFileSync(path, one + two.slice(0, 50));
  const { length, torn } = decode(readFileSync(path));
  t.equal(torn, 50);
  const journal = openJournal(path, length);
  for (const record of records.slice(1)) journal.append(record);
  t.same(readFileSync(path, 'utf8'), lines.join(''));
});
