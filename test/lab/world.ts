import type { World } from '../../src/cloud/world.js';
import type { State } from '../../src/lab/script.js';
import type { Variables } from '../../src/lab/variables.js';
import { done, tutorialWorld, withCen } from '../cloud/world.js';

/** Where a script stands that has saved these. */
export const stateOf = (world: World, variables: Variables = {}): State => ({ world, variables });

const attach = (world: World, CenId: string, id: string, region: string): World =>
  done(world, 'A', 'AttachCenChildInstance', {
    CenId,
    ChildInstanceId: id,
    ChildInstanceType: 'VPC',
    ChildInstanceRegionId: region,
  });

/** Two networks of account A, in Qingdao and in Virginia, joined by a CEN; and its id. */
export function joined(
  start: World = tutorialWorld(),
  [here, there]: readonly [string, string] = ['vpc-a', 'vpc-us'],
): readonly [World, string] {
  const [world, cen] = withCen(start);
  return [attach(attach(world, cen, here, 'cn-qingdao'), cen, there, 'us-east-1'), cen];
}
