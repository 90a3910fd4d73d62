import t from 'tap';
import { ENDLESS } from '../../../src/kernel/room.js';
import { shortage } from '../../../src/lab/limits/shortage.js';

const demand = { namespaces: 1200, mounts: 1300, descriptors: 3700, memory: 540_000_000 };

t.test('what is there is enough', async (t) => {
  t.equal(shortage(demand, demand), undefined, 'to the last');
  t.equal(shortage(demand, ENDLESS), undefined);
});

t.test('each limit says what it needs, what there is, and what to type', async (t) => {
  const lacking = (part: Partial<typeof demand>) => shortage(demand, { ...ENDLESS, ...part });
  t.match(lacking({ namespaces: 1199 }), {
    what: /network namespaces/,
    why: 'it needs 1200, user.max_net_namespaces is 1199',
    hint: 'sudo sysctl -w user.max_net_namespaces=2048',
  });
  t.match(lacking({ mounts: 1000 }), { hint: 'sudo sysctl -w fs.mount-max=2048' });
  t.match(lacking({ descriptors: 1024 }), {
    why: /needs 3700, one process may have 1024/,
    hint: /nofile=4096/,
  });
  t.match(lacking({ memory: 256_000_000 }), { why: /about 540 MB .* 256 MB can be had/ });
});
