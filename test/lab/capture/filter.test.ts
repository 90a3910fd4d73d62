import t from 'tap';
import { parseFilter } from '../../../src/lab/capture/filter.js';
import { EXIT } from '../../../src/model/errors.js';
import { thrown } from '../../support/thrown.js';
import { frame } from './files.js';

const [A, B] = ['10.0.0.1', '10.0.1.2'];
const PING = frame({ protocol: 1, src: A, dst: B });
const WEB = frame({ protocol: 6, src: A, dst: B, ports: [50_000, 443] });
const BACK = frame({ protocol: 6, src: B, dst: A, ports: [443, 50_000] });
const DNS = frame({ protocol: 17, src: B, dst: A, ports: [53, 1024], options: 8 });
/** Of a datagram, behind its first part: what stands where ports would be is none. */
const REST = frame({ protocol: 17, src: A, dst: B, ports: [53, 53], offset: 185 });
const ARP = Buffer.alloc(60);
const ALL = { PING, WEB, BACK, DNS, REST, ARP, CUT: WEB.subarray(0, 20) };

const passed = (...words: string[]): string[] => {
  const wanted = parseFilter(words);
  return Object.entries(ALL).flatMap(([name, bytes]) => (wanted(bytes) ? [name] : []));
};

t.test('what passes', async (t) => {
  t.same(passed(), Object.keys(ALL), 'no filter: everything, also what is no IPv4');
  t.same(passed('icmp'), ['PING']);
  t.same(passed('tcp'), ['WEB', 'BACK']);
  t.same(passed('not', 'tcp'), ['PING', 'DNS', 'REST']);
  t.same(passed('port', '443'), ['WEB', 'BACK']);
  t.same(passed('dst', 'port', '443'), ['WEB']);
  t.same(passed('port', '53'), ['DNS'], 'behind options; not in a later fragment');
  t.same(passed('src', 'host', A), ['PING', 'WEB', 'REST']);
  t.same(passed('net', '10.0.1.0/24', 'and', 'udp'), ['DNS', 'REST']);
  t.same(passed('dst net 10.0.1.0/24 and tcp'), ['WEB'], 'one argument or several');
  t.same(passed('host', '10.9.9.9'), []);
});

t.test('what is no filter', async (t) => {
  for (const words of [
    ['tpc'],
    ['port'],
    ['port', '65536'],
    ['port', 'http'],
    ['host', 'web'],
    ['src'],
    ['not'],
  ])
    t.equal(thrown(() => parseFilter(words)).exit, EXIT.usage, words.join(' '));
  t.equal(thrown(() => parseFilter(['host', '10.0.0.0/8'])).exit, EXIT.usage, 'a block is a net');
  t.equal(thrown(() => parseFilter(['constructor'])).exit, EXIT.usage);
});
