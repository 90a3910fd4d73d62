import { predictMatrix } from '../../../src/analyze/matrix/predict.js';
import type { Fabric } from '../../../src/fabric/fabric.js';
import type { Fates } from '../../../src/lab/matrix/fates.js';
import type { Matrix, MatrixMoment } from '../../../src/lab/matrix/matrix.js';
import { rows } from '../../../src/model/json.js';
import { twoRegions, withBeside } from '../../fabric.js';

const why = (router: string) =>
  ({ code: 'NO_ROUTE', object: router, text: `${router} knows no way` }) as const;

/** Two regions with so many hosts beside b. */
export function regions(beside: number, fabric: Fabric = twoRegions()): Fabric {
  return withBeside(
    fabric,
    Array.from({ length: beside }, (_, i) => ({
      id: `b${String(i + 1).padStart(3, '0')}`,
      address: `10.2.0.${20 + i}`,
    })),
  );
}

export function matrixOf(fabric: Fabric, moment: MatrixMoment, measured?: Fates): Matrix {
  return {
    moment,
    probe: { protocol: 'tcp', port: 443 },
    hosts: rows(fabric.hosts).map(({ id, address, subnet, router }) => ({
      id,
      address,
      subnet,
      network: router,
      region: fabric.routers[router]?.region ?? '',
    })),
    predicted: predictMatrix(fabric, { protocol: 'tcp', port: 443 }, why, []),
    ...(measured && { measured }),
  };
}

/** Packets that do as predicted, but for some pairs of places. */
export function asPredicted({ predicted }: Matrix, but: readonly string[] = []): Fates {
  return {
    fate: (from, to) =>
      (predicted.codeOf(from, to) === undefined) !== but.includes(`${from} ${to}`) ? 'answered' : 'silent',
    takenBy: () => undefined,
  };
}
