import type * as Analyze from '../../analyze/verdict.js';
import { optional } from './optional.js';
import type { Hop, Verdict } from './schema-verdict.js';

export const verdict = (of: Analyze.Verdict): Verdict => ({
  ...said(of),
  path: of.path.map(hop),
  returnPath: of.returnPath.map(hop),
});

/** A verdict without its ways. */
export const said = (of: Omit<Analyze.Verdict, 'path' | 'returnPath'>) => ({
  reachable: of.reachable,
  ...optional('code', of.code),
  ...optional('direction', of.direction),
  ...optional('object', of.object),
  text: of.text,
  ...optional('rate', of.rate),
  ...optional('rateText', of.rateText),
  ...optional('limit', of.limit && reason(of.limit)),
  ...optional('back', of.back && { ...of.back, limit: reason(of.back.limit) }),
  ...optional('roundTrip', of.roundTrip && roundTrip(of.roundTrip)),
});

const reason = ({ code, object }: Analyze.RateReason) => ({ code, object });

const roundTrip = ({ rtt, jitter, loss }: Analyze.RoundTrip) => ({ rtt, jitter, loss });

const hop = (of: Analyze.Hop): Hop => ({
  ...decision(of),
  ...optional('passed', of.passed?.map(filterRule)),
  ...optional('dropped', of.dropped && filterRule(of.dropped)),
});

/** A hop without the filters that were asked. */
export const decision = (of: Omit<Analyze.Hop, 'passed' | 'dropped'>) => ({
  router: of.router,
  label: of.label,
  decided: of.decided,
  object: of.object,
  ...optional('route', of.route && { table: of.route.table, cidr: of.route.cidr }),
  ...optional('link', of.link),
});

export const filterRule = ({ list, direction, rule, object, text }: Analyze.FilterRule) => ({
  list,
  direction,
  rule,
  object,
  text,
});
