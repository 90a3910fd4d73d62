import t from 'tap';
import type { FabricLink } from '../../../src/fabric/fabric.js';
import { linuxKernel } from '../../../src/kernel/linux/kernel.js';
import { closeSocket, openSocket, send } from '../../../src/kernel/linux/socket.js';
import { NOTHING, reconcile } from '../../../src/lab/reconcile.js';
import { compile } from '../../../src/plane/compile/index.js';
import { twoRegions } from '../../fabric.js';
import { inSandbox } from '../../sandbox.js';

const FRAMES = 60;

if (inSandbox(import.meta.url)) {
  t.test('what a shaper’s queue has no room for is counted at its interface', async (t) => {
    const kernel = linuxKernel();
    await kernel.prune([]);
    const fabric = twoRegions();
    const region: FabricLink = { ...(fabric.links.region as FabricLink), rate: [1e3, 1e3] };
    await reconcile(kernel, NOTHING, compile({ ...fabric, links: { ...fabric.links, region } }));
    kernel.within('a', () => {
      const fd = openSocket('udp');
      for (let n = 0; n < FRAMES; n++) send(fd, Buffer.alloc(1400), { address: '10.2.0.10', port: 9 });
      closeSocket(fd);
    });
    const [sender, receiver] = await kernel.packetCounters(['transit:tr-a', 'transit:tr-b']);
    const shaped = sender?.interfaces.find(({ dev }) => dev.startsWith('region'));
    t.ok((shaped?.queueDrops ?? 0) > 0, `${shaped?.queueDrops} dropped`);
    t.ok((shaped?.queueDrops ?? 0) + (shaped?.sent ?? 0) <= FRAMES, 'each once, though queues lie in queues');
    const others = [...(sender?.interfaces ?? []), ...(receiver?.interfaces ?? [])].filter(
      (one) => one !== shaped,
    );
    t.same(new Set(others.map(({ queueDrops }) => queueDrops)), new Set([0]));
    kernel.close();
  });
}
