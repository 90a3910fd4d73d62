/**
 * In a sandbox: ends when the kernel has taken down every namespace that went before. It does so one after the other,
 * in the order in which they went; so a cable to a namespace that goes now vanishes when its turn has come.
 */
import { setTimeout } from 'node:timers/promises';
import { linkAdd } from '../../src/kernel/linux/encode/link.js';
import { namespaces } from '../../src/kernel/linux/namespaces.js';
import { netlinkSocket } from '../../src/kernel/linux/netlink/socket.js';
import { writer } from '../../src/kernel/linux/netlink/writer.js';
import { dumpLinks } from '../../src/kernel/linux/observe/links.js';
import type { Link, LinkEnd } from '../../src/plane/plane.js';

const PAUSE_MS = 5;
const CABLE = 100;

const end = (namespace: string, mac: string): LinkEnd => ({
  namespace,
  name: 'cable',
  mac,
  alias: '',
  mtu: 1500,
  up: false,
  rpFilter: false,
  gsoMaxSegs: 65_535,
});
const link: Link = { ends: [end('stays', '02:00:00:00:00:01'), end('goes', '02:00:00:00:00:02')] };

const spaces = namespaces();
for (const { namespace } of link.ends) spaces.add(namespace, 'host');
const out = writer();
linkAdd(out, 1, link, [CABLE, CABLE + 1], [spaces.fd('stays'), spaces.fd('goes')]);
const [refusal] = netlinkSocket().transact(out.finish(), 1);
if (refusal) throw new Error(refusal.errno);
const socket = spaces.within('stays', netlinkSocket);
spaces.remove('goes');
while (dumpLinks(socket).some(({ index }) => index === CABLE)) await setTimeout(PAUSE_MS);
process.exit();
