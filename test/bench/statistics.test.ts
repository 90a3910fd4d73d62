import t from 'tap';
import { messagesOf } from '../../bench/record/messages.js';
import { parseTrace } from '../../bench/record/trace.js';
import { parseCounts } from '../../bench/run/counts.js';
import { exponentOf, spreadOf } from '../../bench/statistics.js';

t.test('the middle and the spread of runs', async (t) => {
  t.same(spreadOf([5, 1, 3]), { median: 3, min: 1, max: 5, runs: 3 });
  t.equal(spreadOf([4, 1, 2, 3]).median, 2.5);
  t.ok(Number.isNaN(spreadOf([]).median));
});

t.test('the exponent of growth', async (t) => {
  const grown = (b: number) => [10, 20, 40, 80].map((x) => ({ x, y: 7 * x ** b }));
  for (const b of [0, 1, 1.5, 2]) t.ok(Math.abs(exponentOf(grown(b)) - b) < 1e-9, String(b));
  t.ok(Number.isNaN(exponentOf([])));
});

t.test('strace’s table of counts', async (t) => {
  const table = [
    '    calls    errors syscall',
    '--------- --------- ----------------',
    '       13         7 execve',
    '      100           openat',
    '--------- --------- ----------------',
    '      113         7 total',
  ].join('\n');
  t.same(parseCounts(table), { systemCalls: 113, processes: 6 });
});

t.test('strace’s lines: a call that is made again counts once, a close from its beginning', async (t) => {
  const calls = parseTrace([
    '7  write(3, "1", 1)                  = ? ERESTARTNOINTR (To be restarted)',
    ' | 00000  31                                                1                |',
    '7  write(3, "1", 1)                  = 1',
    ' | 00000  31                                                1                |',
    '7  close(3 <unfinished ...>',
    '8  openat(AT_FDCWD, "/x", O_RDONLY)  = 3',
    '7  <... close resumed>)              = 0',
  ]);
  t.same(
    calls.map(({ name, bytes }) => [name, bytes.toString()]),
    [
      ['write', '1'],
      ['close', ''],
      ['openat', ''],
    ],
  );
});

t.test('strace’s lines: interrupted calls, and what was written', async (t) => {
  const calls = parseTrace([
    '7  setns(18, CLONE_NEWNET <unfinished ...>',
    '8  write(3, "x", 1)                  = 1',
    ' | 00000  78                                                x                |',
    '7  <... setns resumed>)            = 0',
    '7  sendto(9, [{nlmsg_len=20, ...}], 20, 0, NULL, 0) = 20',
    ' | 00000  14 00 00 00 10 00 05 00  01 00 00 00 00 00 00 00  ................ |',
    ' | 00010  01 02 03 04                                       ....             |',
    '7  openat(AT_FDCWD, "/no", O_RDONLY) = -1 ENOENT (No such file or directory)',
  ]);
  t.same(
    calls.map(({ pid, name, args, result }) => [pid, name, args.split(',')[0], result]),
    [
      [8, 'write', '3', 1],
      [7, 'setns', '18', 0],
      [7, 'sendto', '9', 20],
      [7, 'openat', 'AT_FDCWD', -1],
    ],
  );
  const [write, , send] = calls;
  t.equal(write?.bytes.toString(), 'x');
  t.equal(send?.bytes.length, 20);
  t.same(send && messagesOf(send), [{ type: 16, flags: 5 }]);
});
