import t from 'tap';
import { allocator, firstFree, isReserved, lastFree, roomOf } from '../../src/cloud/addresses.js';
import { cidr, formatIp, ip } from '../../src/model/cidr.js';

const block = cidr('10.0.1.0/28');

t.test('what a cloud keeps of a subnet is its own rule', async (t) => {
  for (const [kept, first, last, room] of [
    [[1, 3], '10.0.1.1', '10.0.1.12', 12],
    [[2, 1], '10.0.1.2', '10.0.1.14', 13],
  ] as const) {
    t.equal(firstFree(block, kept), first);
    t.equal(lastFree(block, kept), last);
    t.equal(roomOf(block, kept), room);
    t.equal(isReserved(block, kept, ip(first)), false);
    t.equal(isReserved(block, kept, ip(first) - 1), true);
    t.equal(isReserved(block, kept, ip(last) + 1), true);
    const next = allocator(block, kept, new Set([ip(first)]));
    const all = [...Array(room)].map(next);
    t.equal(formatIp(all[0] ?? 0), formatIp(ip(first) + 1), 'taken ones are passed over');
    t.equal(formatIp(all.at(-2) ?? 0), last);
    t.equal(all.at(-1), undefined, 'and then there are none');
  }
});
