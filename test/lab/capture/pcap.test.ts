import { spawnSync } from 'node:child_process';
import t from 'tap';
import { findTool } from '../../../src/kernel/tools.js';
import { pcapHeader, pcapRecord } from '../../../src/lab/capture/pcap.js';
import { frame, readPcap } from './files.js';

const PING = frame({ protocol: 1, src: '10.0.0.1', dst: '10.0.0.2' });
const FILE = Buffer.concat([
  pcapHeader(),
  pcapRecord({ bytes: PING, length: PING.length, seconds: 1_700_000_000n, nanoseconds: 1 }),
  pcapRecord({
    bytes: PING.subarray(0, 40),
    length: 1514,
    seconds: 4_000_000_000n,
    nanoseconds: 999_999_999,
  }),
]);

t.test('what a strict reader makes of it', async (t) => {
  t.same(readPcap(FILE), [
    { bytes: PING, length: PING.length, time: 1_700_000_000_000_000_001n },
    { bytes: PING.subarray(0, 40), length: 1514, time: 4_000_000_000_999_999_999n },
  ]);
  t.throws(() => readPcap(FILE.subarray(0, -1)), 'and it is strict');
});

const skip = findTool('tcpdump') ? false : 'tcpdump is not installed';

t.test('what tcpdump makes of it', { skip }, async (t) => {
  const { status, stdout } = spawnSync('tcpdump', ['-nn', '-tt', '-r', '-'], {
    input: FILE,
    encoding: 'utf8',
  });
  t.equal(status, 0);
  t.match(stdout, /^1700000000\.000000(001)? IP 10\.0\.0\.1 > 10\.0\.0\.2: ICMP/);
  t.equal(stdout.trim().split('\n').length, 2);
});
