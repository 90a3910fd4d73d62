import { predict } from '../analyze/predict.js';
import type { Flow, Verdict } from '../analyze/verdict.js';
import { deriveFabric } from '../cloud/fabric.js';
import { addressOfHost } from '../cloud/lookup.js';
import { whyNoRoute } from '../cloud/why.js';
import type { World } from '../cloud/world.js';
import type { Kernel } from '../kernel/kernel.js';
import type { CheckStep } from '../scenario/schema.js';
import type { CheckEvent } from './event.js';
import { type Judgement, judgePing, judgeThroughput } from './judge.js';
import { measurePing, measureThroughput, THROUGHPUT_PORT } from './measure.js';

export type Checked = Omit<CheckEvent, 'type' | 'at'>;

/** Predicts, measures, compares. */
export async function runCheck(kernel: Kernel, world: World, { check }: CheckStep): Promise<Checked> {
  const started = performance.now();
  const judged = (
    fields: Omit<Checked, keyof Judgement | 'passed' | 'ms'>,
    judgement: Judgement,
  ): Checked => ({
    ...fields,
    ...judgement,
    passed: judgement.why.length === 0,
    ms: Math.round(performance.now() - started),
  });
  if ('ping' in check) {
    const [from, to] = check.ping;
    const predicted = verdict(world, { from, to, protocol: 'icmp' });
    const measured = await measurePing(kernel, pair(world, from, to), check, predicted);
    return judged({ check: 'ping', from, to, predicted, measured }, judgePing(check, predicted, measured));
  }
  const [from, to] = check.throughput;
  const flow = { from, to, protocol: check.protocol ?? 'tcp', port: check.port ?? THROUGHPUT_PORT } as const;
  const predicted = verdict(world, flow);
  const measured = await measureThroughput(kernel, pair(world, from, to), check, predicted);
  return judged(
    { check: 'throughput', from, to, predicted, measured },
    judgeThroughput(check, predicted, measured),
  );
}

/** What the configuration says of a flow. */
export const verdict = (world: World, flow: Flow): Verdict =>
  predict(deriveFabric(world), flow, (router, destination) => whyNoRoute(world, router, destination));

function pair(world: World, from: string, to: string) {
  const address = addressOfHost(world, to);
  if (address === undefined) throw new Error(`no such host: ${to}`);
  return { from, to, address };
}
