import { deriveFabric } from '../cloud/fabric.js';
import { holds } from '../cloud/home.js';
import { find, subnetsOf, vpcOfHost } from '../cloud/lookup.js';
import type { Obstacle } from '../cloud/remedies.js';
import { whyHopeless } from '../cloud/remedy.js';
import type { Vpc, World } from '../cloud/world.js';
import { FIRST_CLOUD, rulesOf } from '../scenario/clouds.js';

/** Why nothing can help against an obstacle, where that is so by nature; absent: nothing was found, that is all. */
export const whyNoFix = (world: World, obstacle: Obstacle): string | undefined =>
  whyInside(world, obstacle) ?? whyHopeless(world, deriveFabric(world), obstacle);

/** Where the sender's own VPC has the address that another host has elsewhere, packets to it never leave. */
function whyInside(world: World, { from, to, destination }: Obstacle): string | undefined {
  const [sender, receiver] = [from, to].map((id) => {
    const host = find(world.hosts, id);
    return host && vpcOfHost(world, host);
  });
  if (!sender || sender.id === receiver?.id) return undefined;
  const near = subnetsOf(world, sender.id).find(({ cidr }) => holds(cidr, destination));
  if (!near) return undefined;
  const word = wordFor(world, sender);
  return (
    `${destination} lies in ${word} ${near.id} of ${sender.id}, the sender’s own VPC: packets to it never leave, ` +
    `and a ${word} keeps its block`
  );
}

/** What the cloud of a VPC calls a part of it. */
const wordFor = (world: World, { account }: Vpc): string =>
  rulesOf(find(world.accounts, account)?.cloud ?? FIRST_CLOUD).subnetWords[0];
