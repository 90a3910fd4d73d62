import t from 'tap';
import { star } from '../../../bench/fabric.js';
import { cleanedUp } from '../../../src/kernel/linux/cleanup.js';
import { linuxKernel } from '../../../src/kernel/linux/kernel.js';
import { namespaces } from '../../../src/kernel/linux/namespaces.js';
import { netlinkSocket } from '../../../src/kernel/linux/netlink/socket.js';
import { dumpLinks } from '../../../src/kernel/linux/observe/links.js';
import { NOTHING, reconcile } from '../../../src/lab/reconcile.js';
import { compile } from '../../../src/plane/compile/index.js';
import { inSandbox } from '../../sandbox.js';

const HOSTS = 60;

if (inSandbox(import.meta.url)) {
  t.test('what went before is taken down when it ends', async (t) => {
    const kernel = linuxKernel();
    await kernel.prune([]);
    await reconcile(kernel, NOTHING, compile(star(HOSTS)));
    const hub = namespaces().within('vpc:vpc', netlinkSocket);
    const cables = (): number => dumpLinks(hub).length - 1;
    t.equal(cables(), HOSTS);
    await kernel.prune(['vpc:vpc']);
    await cleanedUp();
    t.equal(cables(), 0, 'the other ends went with their hosts');
    hub.close();
    kernel.close();
  });
}
