import { type MatrixProbe, type PredictedMatrix, predictMatrix } from '../../analyze/matrix/predict.js';
import type { WhyNoRoute } from '../../analyze/predict.js';
import { blocksOf } from '../../cloud/blocks.js';
import { deriveFabric } from '../../cloud/fabric.js';
import { whyNoRoute } from '../../cloud/why.js';
import type { World } from '../../cloud/world.js';

/** The clouds of a world, asked why there is no route. */
export const whyIn =
  (world: World): WhyNoRoute =>
  (router, host, address, ingress) =>
    whyNoRoute(world, router, host, address, ingress);

/** What the configuration says of every pair of a world's hosts. */
export const matrixOf = (world: World, probe: MatrixProbe): PredictedMatrix =>
  predictMatrix(deriveFabric(world), probe, whyIn(world), blocksOf(world));
