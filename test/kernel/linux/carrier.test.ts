import t from 'tap';
import type { Kernel } from '../../../src/kernel/kernel.js';
import { linkSet } from '../../../src/kernel/linux/encode/link.js';
import { linuxKernel } from '../../../src/kernel/linux/kernel.js';
import { IF_OPER_UP, IFLA, NLM_F, RTM } from '../../../src/kernel/linux/netlink/constants.js';
import { attributes } from '../../../src/kernel/linux/netlink/reader.js';
import { type NetlinkSocket, netlinkSocket } from '../../../src/kernel/linux/netlink/socket.js';
import { writer } from '../../../src/kernel/linux/netlink/writer.js';
import { dumpLinks, wakingLink } from '../../../src/kernel/linux/observe/links.js';
import { NOTHING, reconcile } from '../../../src/lab/reconcile.js';
import { compile } from '../../../src/plane/compile/index.js';
import type { LinkEnd } from '../../../src/plane/plane.js';
import { twoRegions } from '../../fabric.js';
import { inSandbox } from '../../sandbox.js';
import { sleep } from '../../support/processes.js';

const TURNS = 30;

/** Of each interface, by its index, whether the kernel calls it up. */
function up(socket: NetlinkSocket): Map<number, boolean> {
  const out = writer(64);
  out.begin(RTM.GETLINK, NLM_F.DUMP, 1);
  for (let at = 0; at < 16; at += 4) out.u32(0);
  return new Map(
    socket
      .dump(out.finish())
      .map(({ body }) => [
        body.readInt32LE(4),
        attributes(body, 16).get(IFLA.OPERSTATE)?.readUInt8() === IF_OPER_UP,
      ]),
  );
}

function set({ socket, end, index }: Plug, isUp: boolean): void {
  const out = writer();
  linkSet(out, 1, { ...end, up: isUp }, index);
  socket.transact(out.finish(), 1);
}

/** An end of a cable, and the way to its namespace's kernel. */
interface Plug {
  readonly socket: NetlinkSocket;
  readonly end: LinkEnd;
  readonly index: number;
}

function plugOf(kernel: Kernel, end: LinkEnd): Plug {
  const socket = kernel.within(end.namespace, () => netlinkSocket());
  const index = dumpLinks(socket).find(({ name }) => name === end.name)?.index;
  if (index === undefined) throw new Error(`no ${end.name} in ${end.namespace}`);
  return { socket, end, index };
}

if (inSandbox(import.meta.url)) {
  t.test('an interface that comes back without a carrier is not called up', async (t) => {
    const kernel = linuxKernel();
    await kernel.prune([]);
    const plane = compile(twoRegions());
    await reconcile(kernel, NOTHING, plane);
    const [cable] = plane.links;
    if (!cable) throw new Error('there is no cable');
    const plugs = cable.ends.map((end) => plugOf(kernel, end));
    const isUp = ({ socket, index }: Plug): boolean | undefined => up(socket).get(index);
    const [first, second] = plugs;
    if (!first || !second) throw new Error('a cable has two ends');
    for (let turn = 0; turn < TURNS; turn++) {
      for (const plug of plugs) set(plug, false);
      set(first, true);
      t.equal(isUp(first), false, 'its other end is down');
      set(second, true);
      for (const { socket } of plugs) while (wakingLink(socket) !== undefined) await sleep(1);
      t.same(plugs.map(isUp), [true, true], 'the kernel has come to using both');
    }
    for (const { socket } of plugs) socket.close();
    kernel.close();
  });
}
