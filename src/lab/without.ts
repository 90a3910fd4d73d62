import type { Feature, Kernel } from '../kernel/kernel.js';
import { EXIT, LabError } from '../model/errors.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Item } from '../scenario/schema.js';

/** What a scenario asks for that not every kernel has. */
export const askedOf = ({ world }: Scenario): readonly Feature[] =>
  Object.keys(world.paths).length > 0 ? ['latency'] : [];

/** Throws exit 3 if the kernel lacks what a scenario asks for. */
export const refuseLacking = (scenario: Scenario, kernel: Pick<Kernel, 'lacks'>): void =>
  refuseLackingOf(askedOf(scenario), scenario.file, kernel);

/** The same of what the scenario in a file asks for. */
export function refuseLackingOf(
  asked: readonly Feature[],
  file: string,
  kernel: Pick<Kernel, 'lacks'>,
): void {
  if (asked.length === 0 || !kernel.lacks().some((feature) => asked.includes(feature))) return;
  throw new LabError(EXIT.unsupported, {
    what: 'this kernel has no netem, and the scenario asks for latency, jitter or loss',
    where: file,
    why: 'the module sch_netem is not there, or cannot be loaded',
    hint:
      'load it (`sudo modprobe sch_netem`; on some systems it is in a package of its own, such as ' +
      'kernel-modules-extra), or leave these out: `transitlab run --without latency`',
  });
}

/** A scenario without what its user leaves out: ways take no time and lose nothing, and no check asks for it. */
export function leaveOut(scenario: Scenario, features: readonly Feature[]): Scenario {
  if (!features.includes('latency')) return scenario;
  return {
    ...scenario,
    world: { ...scenario.world, paths: {} },
    steps: scenario.steps.map((step) => ({ ...step, do: step.do.map(withoutTimes) })),
  };
}

function withoutTimes(item: Item): Item {
  if (!('check' in item) || !('ping' in item.check)) return item;
  const { rtt: _rtt, loss: _loss, ...check } = item.check;
  return { check };
}
