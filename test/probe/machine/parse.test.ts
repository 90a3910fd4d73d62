import t from 'tap';
import {
  cpuCgroups,
  parseCpuTime,
  parsePressure,
  parseSoftnet,
  parseThrottled,
} from '../../../src/probe/machine/parse.js';

t.test('/proc/stat: used is what was neither idle nor waiting for a disk; stolen time is used', async (t) => {
  const text = [
    'cpu  1624967 11 219145 2672382 4409 7 33386 1650 500 0',
    'cpu0 878435 0 106451 1274557 1093 0 16913 834 0 0',
    'intr 183212',
    'ctxt 99',
  ].join('\n');
  const used = 1624967 + 11 + 219145 + 7 + 33386 + 1650;
  t.same(parseCpuTime(text), { used, total: used + 2672382 + 4409 });
  t.equal(parseCpuTime(''), undefined);
  t.equal(parseCpuTime('cpu0 1 2 3 4 5'), undefined, 'one core is not all of them');
});

t.test('/proc/net/softnet_stat: hexadecimal, summed over cores', async (t) => {
  const rest = ' 00000000'.repeat(10);
  const text = `09eb4dc9 0000000a 00000001${rest}\n0965d757 00000006 00000010${rest}\n`;
  t.same(parseSoftnet(text), { drops: 16, squeezes: 17 });
  t.equal(parseSoftnet(''), undefined);
});

t.test('/proc/pressure/cpu: the time in which some task waited', async (t) => {
  const text =
    'some avg10=46.29 avg60=18.54 avg300=13.00 total=5107057415\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=7\n';
  t.equal(parsePressure(text), 5107057415);
  t.equal(parsePressure('full avg10=0.00 avg60=0.00 avg300=0.00 total=7\n'), undefined);
});

t.test('cpu.stat: microseconds in both versions', async (t) => {
  t.equal(parseThrottled('usage_usec 5\nnr_periods 3\nnr_throttled 1\nthrottled_usec 1250\n'), 1250);
  t.equal(parseThrottled('nr_periods 3\nnr_throttled 1\nthrottled_time 1250000\n'), 1250);
  t.equal(parseThrottled('usage_usec 5\nuser_usec 4\nsystem_usec 1\n'), undefined, 'the root has no quota');
});

t.test('/proc/self/cgroup: version 2, version 1, both, a container', async (t) => {
  t.same(cpuCgroups('0::/user.slice/a.scope\n'), ['/sys/fs/cgroup/user.slice/a.scope', '/sys/fs/cgroup']);
  t.same(cpuCgroups('0::/\n'), ['/sys/fs/cgroup']);
  const old = '9:name=systemd:/\n7:cpuacct,cpu:/docker/1f\n6:cpuset:/docker/1f\n';
  t.same(cpuCgroups(old), ['/sys/fs/cgroup/cpuacct,cpu/docker/1f']);
  t.same(cpuCgroups(`1:cpu:/\n0::/\n`), ['/sys/fs/cgroup/cpu', '/sys/fs/cgroup']);
  t.same(cpuCgroups(''), []);
});
