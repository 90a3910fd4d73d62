import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import { faultId } from '../../../src/cloud/faults.js';
import { planeOf } from '../../../src/lab/plan.js';
import { ask } from '../../../src/lab/standing/ask.js';
import { decode } from '../../../src/lab/standing/journal/codec.js';
import type { Asker, Inspection } from '../../../src/lab/standing/protocol.js';
import { rows } from '../../../src/model/json.js';
import { diff } from '../../../src/plane/diff.js';
import type { MeshProbe } from '../../../src/probe/mesh/carrier.js';
import type { Bench } from '../lab.js';
import type { Observer } from './observe.js';
import type { Belief } from './oracle.js';

/** Who asks in all of this. */
export const ME: Asker = { pid: process.pid, command: 'the soak' };

/** What is expected and does not come is waited for much longer. */
const SILENCE_MS = 60;

/** What a lab says of itself that follows from what was done to it. */
const wanted = ({ script, deeds, state: { world, variables }, records }: Belief) => {
  const plane = planeOf(world);
  const { hosts, routers } = deriveFabric(world);
  return {
    file: script.path,
    text: createHash('sha256').update(script.text).digest('hex').slice(0, 16),
    deeds: deeds.length,
    records,
    now: world.now,
    variables,
    faults: rows(world.faults).map(faultId),
    namespaces: plane.namespaces.map(({ name }) => name),
    links: plane.links.length,
    hosts: rows(hosts).map(({ id, address, router, up }) => ({
      id,
      address,
      network: router,
      region: routers[router]?.region ?? '',
      up,
    })),
    health: 'stands',
  };
};

/** The digest that belongs to a state, in whatever words it came to be. */
const digest = ({ state }: Belief): string =>
  createHash('sha256').update(JSON.stringify(state)).digest('hex').slice(0, 16);

/** What is on the disk: the number of records, and the state they lead to. */
export function onDisk({ files }: Bench): { readonly records: number; readonly digest: string } {
  const { records, torn } = decode(readFileSync(files.journal));
  if (torn > 0) throw new Error(`${torn} bytes of the journal are torn`);
  return { records: records.length, digest: records.at(-1)?.digest ?? '' };
}

export const isOnDisk = (belief: Belief, lab: Bench): boolean =>
  isDeepStrictEqual(onDisk(lab), { records: belief.records, digest: digest(belief) });

/** What is wrong with a lab that has to be so: its own words, its kernel, its packets. */
export async function flawsOf(
  lab: Bench,
  belief: Belief,
  probes: readonly MeshProbe[],
  observer: Observer | undefined,
): Promise<string[]> {
  const { socket } = lab.keeper();
  const inspection = await ask(socket, ME, 'inspect', {});
  const observed = observer?.observe();
  const drift = await ask(socket, ME, 'drift', {});
  const plane = planeOf(belief.state.world);
  const actual = await observed;
  const mesh = await ask(socket, ME, 'mesh', { probes, silenceMs: SILENCE_MS });
  const { hosts } = deriveFabric(belief.state.world);
  const count = Object.keys(hosts).length;
  return [
    ...(isOnDisk(belief, lab) ? [] : ['the journal leads to another state']),
    ...inspectionFlaws(inspection, belief),
    ...drift.changes.map((note) => `drift: ${JSON.stringify(note)}`),
    ...(actual ? diff(plane, actual).map((change) => `the kernel: ${JSON.stringify(change)}`) : []),
    ...(actual && !isDeepStrictEqual(actual, plane) ? ['the kernel holds something else'] : []),
    ...(mesh.pairs === count * (count - 1) * probes.length ? [] : [`${mesh.pairs} pairs of ${count} hosts`]),
    ...mesh.differences,
  ];
}

function inspectionFlaws(inspection: Inspection, belief: Belief): string[] {
  const is = inspection as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(wanted(belief)).flatMap(([key, value]) =>
    isDeepStrictEqual(is[key], value)
      ? []
      : [`inspect: ${key} is ${JSON.stringify(is[key])}, not ${JSON.stringify(value)}`],
  );
}
