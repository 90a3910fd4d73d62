import { type Cidr, cidr } from '../../../model/cidr.js';
import { find, subnetsOf } from '../../lookup.js';
import type { World } from '../../world.js';
import { attachmentsOf } from '../lookup.js';
import type { Attachment } from '../state.js';
import { announcedRoutes } from '../vbr/border.js';

/** A route that a network gives to its CEN. */
export interface Published {
  readonly cidr: Cidr;
  readonly network: string;
  readonly networkType: Attachment['ChildInstanceType'];
  readonly region: string;
  readonly type: 'System' | 'Custom' | 'BGP';
  /** What it comes from: a vSwitch. */
  readonly object: string;
  /** For people: `vSwitch vsw-a`. */
  readonly text: string;
}

/**
 * All that the attached networks of a CEN publish, in the order in which the networks were attached. A VPC publishes
 * the block of each vSwitch, by itself; neither its own block nor its custom routes. A VBR publishes its routes into the data centre.
 */
export const publishedIn = (world: World, CenId: string): Published[] =>
  attachmentsOf(world, CenId)
    .filter((row) => row.Status === 'Attached')
    .flatMap((row) =>
      row.ChildInstanceType === 'VBR' ? fromDataCentre(world, row) : systemRoutes(world, row),
    );

const systemRoutes = (world: World, row: Attachment): Published[] =>
  subnetsOf(world, row.ChildInstanceId).map((subnet) => ({
    cidr: cidr(subnet.cidr),
    network: row.ChildInstanceId,
    networkType: row.ChildInstanceType,
    region: row.ChildInstanceRegionId,
    type: 'System',
    object: subnet.id,
    text: `vSwitch ${subnet.id} of ${row.ChildInstanceId}`,
  }));

function fromDataCentre(world: World, row: Attachment): Published[] {
  const vbr = find(world.alibaba.vbrs, row.ChildInstanceId);
  const routes = vbr ? announcedRoutes(world, vbr) : [];
  return routes.map((route) => ({
    cidr: route.cidr,
    network: row.ChildInstanceId,
    networkType: row.ChildInstanceType,
    region: row.ChildInstanceRegionId,
    type: route.type,
    object: route.object,
    text: route.text,
  }));
}
