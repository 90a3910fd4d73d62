import { readFileSync, writeFileSync } from 'node:fs';
import t from 'tap';
import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { availableMemory, leftIn, openFiles } from '../../src/kernel/linux/room.js';
import { inSandbox } from '../sandbox.js';

/** In a namespace of users, whose limits are its own: the machine's stay as they are. */
const ownUsers = (): boolean => !readFileSync('/proc/self/uid_map', 'utf8').trim().endsWith(' 4294967295');

if (inSandbox(import.meta.url)) {
  t.test('what the kernel says', async (t) => {
    const limits =
      'Limit  Soft Limit  Hard Limit  Units\nMax open files            1024                 524288               files\n';
    t.equal(openFiles(limits), 524_288);
    t.equal(openFiles(limits.replace('524288', 'unlimited')), Number.POSITIVE_INFINITY);
    t.equal(availableMemory('MemTotal: 10 kB\nMemAvailable:    2048 kB\n'), 2_097_152);
    t.equal(leftIn(1000, '700\n', 'anon 5\ninactive_file 100\n'), 400, 'its cache can be had');
    t.equal(leftIn(1000, '1200\n', ''), 0);
  });

  t.test('of this machine', async (t) => {
    const kernel = linuxKernel();
    const room = kernel.room();
    for (const [name, value] of Object.entries(room)) t.ok(value > 0, name);
    t.ok(Number.isFinite(room.memory));
    if (ownUsers()) {
      writeFileSync('/proc/sys/user/max_net_namespaces', '7');
      t.equal(kernel.room().namespaces, 7);
    } else {
      t.comment('no namespace of users here: the limit is the whole machine’s, and stays as it is');
    }
    kernel.close();
  });
}
