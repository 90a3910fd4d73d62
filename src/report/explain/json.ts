import type {
  End,
  ExplainedHop,
  ExplainedLink,
  ExplainedRule,
  Explanation,
  Located,
} from '../../explain/explanation.js';
import { type Fix, fixItems } from '../../explain/fix.js';
import type { Provenance, Source } from '../../explain/provenance.js';
import { position } from '../json/items.js';
import { optional } from '../json/optional.js';
import { decision, filterRule, said } from '../json/verdict.js';
import type { Expected } from './expected.js';
import type { JsonExplanation } from './schema.js';

/** An explanation as one document; the same question always gives the same bytes. */
export const jsonExplanation = (of: Explanation, version: string, expected?: Expected): JsonExplanation => ({
  schemaVersion: 1,
  tool: { name: 'transitlab', version },
  file: of.file,
  name: of.name,
  step: { index: of.step.index, ...optional('title', of.step.title), ...optional('item', of.step.item) },
  from: end(of.from),
  to: end(of.to),
  protocol: of.protocol,
  ...optional('port', of.port),
  ...optional('expected', expected),
  verdict: said(of.verdict),
  there: of.there.map(hop),
  back: of.back.map(hop),
  change: of.change.map(({ object, source }) => ({ object, ...sourceOf({ source }) })),
  fixes: of.fixes.map(fix),
  ...optional('measured', of.measured && measured(of.measured)),
});

const end = ({ host, address, source }: End) => ({ host, address, ...sourceOf({ source }) });

const hop = (of: ExplainedHop) => ({
  ...decision(of),
  ...sourceOf(of),
  ...optional('passed', of.passed?.map(rule)),
  ...optional('dropped', of.dropped && rule(of.dropped)),
  ...optional('crossing', of.crossing && crossing(of.crossing)),
  ...optional('measured', of.measured && counted(of.measured)),
});

const counted = ({ outcome, text, counters }: NonNullable<ExplainedHop['measured']>) => ({
  outcome,
  text,
  counters: counters.map(({ kind, name, by }) => ({ kind, name, by })),
});

const measured = ({ agrees, fate, sent, text, ended }: NonNullable<Explanation['measured']>) => ({
  agrees,
  fate,
  sent,
  text,
  ...optional('ended', ended && { at: ended.at, way: [...ended.way], text: ended.text }),
});

const rule = (of: ExplainedRule) => ({ ...filterRule(of), ...sourceOf(of) });

const crossing = ({ link, kind, label, to, source, limits, delay }: ExplainedLink) => ({
  link,
  kind,
  label,
  to,
  ...sourceOf({ source }),
  limits: limits.map(({ rate, text, source: of }) => ({ rate, text, ...sourceOf({ source: of }) })),
  ...optional('delay', delay && delayOf(delay)),
});

const delayOf = ({ latency, jitter, loss, source }: NonNullable<ExplainedLink['delay']>) => ({
  latency,
  jitter,
  loss,
  ...sourceOf({ source }),
});

const fix = (of: Fix) => ({ text: of.text, items: fixItems(of).map((item) => ({ ...item })) });

const sourceOf = ({ source }: { readonly source?: Located['source'] | undefined }) =>
  optional('source', source && provenance(source));

const provenance = ({ made, changed, removed }: Provenance) => ({
  made: one(made),
  ...optional('changed', changed && one(changed)),
  ...optional('removed', removed && one(removed)),
});

const one = ({ at, by, step }: Source) => ({
  at: position(at),
  ...optional('by', by),
  ...optional('step', step),
});
