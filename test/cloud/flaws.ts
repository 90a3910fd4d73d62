import type { Fabric, Filter, Router } from '../../src/fabric/fabric.js';

/** Everything a fabric refers to exists, once; what is wrong otherwise. */
export function flawsOf(fabric: Fabric): string[] {
  const { hosts, routers, links } = fabric;
  const flaws: string[] = [];
  for (const host of Object.values(hosts))
    if (!routers[host.router]) flaws.push(`${host.id} hangs on ${host.router}`);
  for (const link of Object.values(links))
    for (const end of link.ends) if (!routers[end]) flaws.push(`${link.id} ends at ${end}`);
  for (const router of Object.values(routers)) flaws.push(...tableFlaws(fabric, router));
  for (const { id, filter } of Object.values(routers))
    if (filter) flaws.push(...filterFlaws(filter).map((flaw) => `${id}: ${flaw}`));
  return flaws;
}

function tableFlaws({ hosts, links }: Fabric, router: Router): string[] {
  const flaws = router.tables.main ? [] : [`${router.id} has no table main`];
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
  for (const [link, table] of Object.entries(router.ingressTables ?? {})) {
    if (!links[link]?.ends.includes(router.id)) flaws.push(`${router.id} has a table for link ${link}`);
    if (!router.tables[table]) flaws.push(`${router.id} has no table ${table}`);
  }
  return flaws;
}

function filterFlaws({ policies, sets, acls }: Filter): string[] {
  const flaws: string[] = [];
  const lists = [...policies, ...acls];
  const rules = lists.flatMap(({ ingress, egress }) => [...ingress, ...egress]);
  if (new Set(rules.map(({ id }) => id)).size !== rules.length) flaws.push('a rule id twice');
  for (const { id, peer } of rules)
    if (peer && 'set' in peer && !sets[peer.set]) flaws.push(`${id} asks for set ${peer.set}`);
  for (const { id, ingress, egress } of lists)
    for (const last of [ingress.at(-1), egress.at(-1)])
      if (last?.protocol !== 'all' || last.peer) flaws.push(`${id} does not end in a rule for everything`);
  const members = policies.flatMap((policy) => policy.members);
  if (new Set(members).size !== members.length) flaws.push('a host in two policies');
  return flaws;
}
