import { setTimeout } from 'node:timers/promises';
import type { Link, LinkEnd } from '../../plane/plane.js';
import { linkAdd } from './encode/link.js';
import { closeSocket } from './libc.js';
import { namespaces } from './namespaces.js';
import { netlinkSocket } from './netlink/socket.js';
import { writer } from './netlink/writer.js';
import { dumpLinks } from './observe/links.js';

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

/**
 * Ends when the kernel has taken down every network namespace that went before, on the whole machine. It does so one
 * after the other, in the order in which they went; so a cable to a namespace that goes now vanishes when its turn has
 * come. Only in a sandbox that holds no lab.
 */
export async function cleanedUp(): Promise<void> {
  const spaces = namespaces();
  // A socket that is open in a namespace keeps it.
  for (const { namespace } of link.ends) closeSocket(spaces.add(namespace, 'host').socket);
  const out = writer();
  linkAdd(out, 1, link, [CABLE, CABLE + 1], [spaces.fd('stays'), spaces.fd('goes')]);
  const [refusal] = netlinkSocket().transact(out.finish(), 1);
  if (refusal) throw new Error(refusal.errno);
  const socket = spaces.within('stays', netlinkSocket);
  spaces.remove('goes');
  while (dumpLinks(socket).some(({ index }) => index === CABLE)) await setTimeout(PAUSE_MS);
}
