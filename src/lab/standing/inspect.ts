import { deriveFabric } from '../../cloud/fabric.js';
import { faultId } from '../../cloud/faults.js';
import type { Fabric } from '../../fabric/fabric.js';
import { rows } from '../../model/json.js';
import type { Plane } from '../../plane/plane.js';
import type { InspectedHost, Inspection } from './protocol.js';
import type { Standing } from './standing.js';
import { textDigest } from './text-digest.js';

type Known =
  | 'title'
  | 'file'
  | 'text'
  | 'at'
  | 'now'
  | 'deeds'
  | 'hosts'
  | 'namespaces'
  | 'links'
  | 'faults'
  | 'variables';

/** What a lab's state tells of it. Pure. */
export function inspect({ script, deeds, state }: Standing, plane: Plane): Pick<Inspection, Known> {
  const { world, variables } = state;
  return {
    title: script.scenario.name,
    file: script.path,
    text: textDigest(script.text),
    ...(script.at === undefined ? {} : { at: script.at }),
    now: world.now,
    deeds: deeds.length,
    hosts: hostsOf(deriveFabric(world)),
    namespaces: plane.namespaces.map(({ name }) => name),
    links: plane.links.length,
    faults: rows(world.faults).map(faultId),
    variables,
  };
}

const hostsOf = ({ hosts, routers }: Fabric): InspectedHost[] =>
  rows(hosts).map(({ id, address, router, up }) => ({
    id,
    address,
    network: router,
    region: routers[router]?.region ?? '',
    up,
  }));
