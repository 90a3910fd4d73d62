import type { PredictedMatrix } from '../../analyze/matrix/predict.js';
import { deriveFabric } from '../../cloud/fabric.js';
import type { World } from '../../cloud/world.js';
import type { Point } from '../../explain/moment.js';
import { rows } from '../../model/json.js';
import type { MeshProbe } from '../../probe/mesh/carrier.js';
import type { Scenario } from '../../scenario/scenario.js';
import { replay } from '../replay.js';
import type { Fates } from './fates.js';
import { matrixOf } from './predicted.js';

/** When a matrix is of, with the title of the last step. */
export type MatrixMoment = Point & { readonly title?: string };

/** A host and where it stands. */
export interface MatrixHost {
  readonly id: string;
  readonly address: string;
  readonly subnet: string;
  /** The id of its VPC or data centre. */
  readonly network: string;
  readonly region: string;
}

/** Every ordered pair of hosts at one moment of a scenario. */
export interface Matrix {
  readonly moment: MatrixMoment;
  readonly probe: MeshProbe;
  /** In the order of `predicted.hosts`. */
  readonly hosts: readonly MatrixHost[];
  readonly predicted: PredictedMatrix;
  /** What packets did; absent: none were sent. */
  readonly measured?: Fates;
}

/** A matrix with the world that it is of. */
export interface Snapshot {
  readonly world: World;
  readonly matrix: Matrix;
}

/** The predicted matrix after a step, as `replay` takes it. Throws exit 2 if there is no such step. */
export function snapshotAt(scenario: Scenario, probe: MeshProbe, at?: string): Snapshot {
  const { point, state } = replay(scenario, at);
  const { world } = state;
  const title = scenario.steps[point.step - 1]?.step;
  const { hosts, routers } = deriveFabric(world);
  const matrix = {
    moment: { ...point, ...(title === undefined ? {} : { title }) },
    probe,
    hosts: rows(hosts).map(({ id, address, subnet, router }) => ({
      id,
      address,
      subnet,
      network: router,
      region: routers[router]?.region ?? '',
    })),
    predicted: matrixOf(world, probe),
  };
  return { world, matrix };
}
