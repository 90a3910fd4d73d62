import { deriveFabric } from '../../cloud/fabric.js';
import type { World } from '../../cloud/world.js';
import { quick } from '../../fabric/quick.js';
import type { Kernel } from '../../kernel/kernel.js';
import { compile } from '../../plane/compile/index.js';
import type { MeshProbe } from '../../probe/mesh/carrier.js';
import { compareAll } from '../compare.js';
import type { LabEvent } from '../event.js';
import { failureEvent } from '../failure.js';
import { refuseTooLargeWorld } from '../limits/refuse.js';
import { NOTHING, reconcile } from '../reconcile.js';
import { type PackedFates, pack } from './fates.js';
import { matrixOf } from './predicted.js';

/** What is measured: moments of a scenario one after another. */
export interface MatrixJob {
  /** The scenario's, for errors. */
  readonly file: string;
  readonly worlds: readonly World[];
  readonly probe: MeshProbe;
}

/** What packets did in the world at a place of the job. */
export interface MeasuredEvent {
  readonly type: 'measured';
  readonly index: number;
  readonly fates: PackedFates;
}

export type MatrixEvent = MeasuredEvent | (LabEvent & { readonly type: 'progress' | 'failure' });

/** Lays the network of each world and sends a packet from every host to every other. Errors become a `failure` event. */
export async function* measureMatrices(kernel: Kernel, job: MatrixJob): AsyncGenerator<MatrixEvent> {
  try {
    for (const world of job.worlds) refuseTooLargeWorld(world, job.file, kernel);
    let standing = NOTHING;
    for (const [index, world] of job.worlds.entries()) {
      const fabric = quick(deriveFabric(world));
      const wanted = compile(fabric);
      const hosts = Object.keys(fabric.hosts).length;
      yield { type: 'progress', text: `laying the network of ${hosts} hosts` };
      await reconcile(kernel, standing, wanted);
      standing = wanted;
      yield { type: 'progress', text: `measuring ${hosts * (hosts - 1)} pairs` };
      const predict = (probe: MeshProbe) => matrixOf(world, probe);
      for (const { measured } of await compareAll(kernel, fabric, [job.probe], predict))
        yield { type: 'measured', index, fates: pack(measured, hosts) };
    }
  } catch (error) {
    yield failureEvent(error);
  }
}
