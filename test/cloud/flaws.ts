import type { Fabric } from '../../src/fabric/fabric.js';

/** Everything a fabric refers to exists, once; what is wrong otherwise. */
export function flawsOf({ hosts, routers, links }: Fabric): string[] {
  const flaws: string[] = [];
  for (const host of Object.values(hosts))
    if (!routers[host.router]) flaws.push(`${host.id} hangs on ${host.router}`);
  for (const link of Object.values(links))
    for (const end of link.ends) if (!routers[end]) flaws.push(`${link.id} ends at ${end}`);
  for (const router of Object.values(routers)) {
    for (const [name, routes] of Object.entries(router.tables)) {
      const blocks = new Set(routes.map(({ cidr }) => cidr.text));
      if (blocks.size !== routes.length) flaws.push(`${router.id} ${name} has a block twice`);
      for (const { target } of routes) {
        if (target.kind === 'host' && hosts[target.host]?.router !== router.id)
          flaws.push(`${router.id} routes to host ${target.host}`);
        if (target.kind === 'link' && !links[target.link]?.ends.includes(router.id))
          flaws.push(`${router.id} routes to link ${target.link}`);
      }
    }
    const { policies = [], sets = {} } = router.filter ?? {};
    const rules = policies.flatMap(({ ingress, egress }) => [...ingress, ...egress]);
    if (new Set(rules.map(({ id }) => id)).size !== rules.length)
      flaws.push(`${router.id} has a rule id twice`);
    for (const { id, peer } of rules)
      if (peer && 'set' in peer && !sets[peer.set]) flaws.push(`${id} asks for set ${peer.set}`);
  }
  return flaws;
}
