import type { Verdict } from '../analyze/verdict.js';
import type { Kernel } from '../kernel/kernel.js';
import type { Measured } from '../probe/measured.js';
import type { FlowCheck, ProbeCheck } from '../scenario/schema.js';
import { type Ends, endsOf, verdict } from './ends.js';
import type { ProbeCheckEvent, Unjudged } from './event.js';
import { type Judgement, judgePing, judgeTcp, judgeThroughput, judgeUdp, notThere } from './judge.js';
import { measurePing, measureTcp, measureThroughput, measureUdp, type Pair } from './measure.js';
import { type Question, questionOf } from './question.js';
import type { State } from './script.js';
import { runTogether } from './together/run.js';

export { verdict };

export type Checked = Omit<ProbeCheckEvent, 'type' | 'at'>;
type Found = Ends & { readonly found: true };

/** Predicts, measures, compares. A host that is not there is a check that failed. */
export async function runCheck(kernel: Kernel, state: State, check: ProbeCheck): Promise<Checked> {
  const started = performance.now();
  const checked =
    'throughputs' in check ? await runTogether(kernel, state, check) : await runOne(kernel, state, check);
  return {
    ...checked,
    passed: checked.why.length === 0,
    ms: Math.round(performance.now() - started),
  };
}

async function runOne(kernel: Kernel, state: State, check: FlowCheck): Promise<Unjudged> {
  const question = questionOf(check);
  const ends = endsOf(state, question);
  const result = ends.found ? await measured(kernel, check, ends) : absent(check, ends.missing);
  return { check: question.kind, ...subject(question, ends), ...result };
}

type Subject = Pick<ProbeCheckEvent, 'from' | 'to' | 'address' | 'protocol' | 'port'>;

function subject({ flow: { protocol, port } }: Question, ends: Ends): Subject {
  const { from, to } = ends.found ? ends.flow : ends;
  const address = ends.found ? ends.flow.toAddress : undefined;
  return {
    from,
    to,
    ...(address === undefined ? {} : { address }),
    protocol,
    ...(port === undefined ? {} : { port }),
  };
}

type Result = Judgement & { readonly predicted: Verdict; readonly measured: Measured };

async function measured(
  kernel: Kernel,
  check: FlowCheck,
  { flow, address, predicted }: Found,
): Promise<Result> {
  const pair: Pair = { from: flow.from, to: flow.to, address };
  if ('ping' in check) {
    const measured = await measurePing(kernel, pair, check, predicted);
    return { predicted, measured, ...judgePing(check, predicted, measured) };
  }
  if ('tcp' in check) {
    const measured = await measureTcp(kernel, pair, check, predicted);
    return { predicted, measured, ...judgeTcp(check, predicted, measured) };
  }
  if ('udp' in check) {
    const measured = await measureUdp(kernel, pair, check, predicted);
    return { predicted, measured, ...judgeUdp(check, predicted, measured) };
  }
  const measured = await measureThroughput(kernel, pair, check, predicted);
  return { predicted, measured, ...judgeThroughput(check, predicted, measured) };
}

const absent = (check: FlowCheck, text: string): Result => ({
  predicted: { reachable: false, text, path: [], returnPath: [] },
  measured: { kind: 'nothing', reachable: false },
  ...notThere(check, text),
});
