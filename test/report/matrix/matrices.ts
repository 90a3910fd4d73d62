import { predictMatrix } from '../../../src/analyze/matrix/predict.js';
import type { Fabric, FabricHost } from '../../../src/fabric/fabric.js';
import type { Fates } from '../../../src/lab/matrix/fates.js';
import type { Matrix, MatrixMoment } from '../../../src/lab/matrix/matrix.js';
import { cidr } from '../../../src/model/cidr.js';
import { rows } from '../../../src/model/json.js';
import { twoRegions, withRouter } from '../../fabric.js';

const why = (router: string) =>
  ({ code: 'NO_ROUTE', object: router, text: `${router} knows no way` }) as const;

/** Two regions with so many hosts beside b. */
export function regions(beside: number, fabric: Fabric = twoRegions()): Fabric {
  const { b } = fabric.hosts;
  if (!b) throw new Error('two regions have a host b');
  const more = Array.from({ length: beside }, (_, i): FabricHost => {
    const n = String(i + 1).padStart(3, '0');
    return { ...b, id: `b${n}`, address: `10.2.0.${20 + i}` };
  });
  const grown = withRouter(fabric, 'vpc-b', (router) => ({
    ...router,
    tables: {
      main: [
        ...more.map(({ id, address }) => ({
          cidr: cidr(`${address}/32`),
          target: { kind: 'host', host: id } as const,
          origin: { object: id, text: id },
        })),
        ...(router.tables.main ?? []),
      ],
    },
  }));
  return { ...grown, hosts: { ...grown.hosts, ...Object.fromEntries(more.map((host) => [host.id, host])) } };
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
