import { limitsOf } from '../analyze/limits.js';
import type { Flow, Hop } from '../analyze/verdict.js';
import { deriveFabric } from '../cloud/fabric.js';
import { find } from '../cloud/lookup.js';
import { pathOf } from '../cloud/paths.js';
import type { World } from '../cloud/world.js';
import type { Fabric } from '../fabric/fabric.js';
import { once } from '../model/memo.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Variables } from '../scenario/variables.js';
import { thingId } from './changes.js';
import type { End, ExplainedHop, ExplainedLink, Explanation, Located } from './explanation.js';
import { fixesFor } from './fix.js';
import type { Goal } from './goal.js';
import { type Locate, locator } from './locate.js';
import type { Moment, Point } from './moment.js';
import { whyNoFix } from './no-fix.js';
import { obstacleOf, verdictOf } from './obstacle.js';
import { provenancesOf } from './provenance.js';
import { narrowestOf } from './rates.js';

/** A scenario after some of its steps. */
export interface Replayed {
  readonly point: Point;
  readonly state: { readonly world: World; readonly variables: Variables };
  readonly moments: readonly Moment[];
}

/** Kept as long as the scenario and the list of moments are: several flows may be asked about at one point. */
const provenancesAt = once((scenario: Scenario) =>
  once((moments: readonly Moment[]) => provenancesOf(scenario, moments)),
);

/**
 * Why a flow arrives after a step of a scenario, and how fast; or what stops it or keeps it below its goal, and how to mend
 * that. Pure.
 */
export function explain(
  scenario: Scenario,
  { point, state, moments }: Replayed,
  flow: Flow,
  goal: Goal = {},
): Explanation {
  const { world } = state;
  const fabric = deriveFabric(world);
  const locate = locator(world, fabric, provenancesAt(scenario)(moments));
  const { path, returnPath, ...verdict } = verdictOf(world, flow);
  const there = path.map((hop) => hopOf(fabric, locate, hop));
  const back = returnPath.map((hop) => hopOf(fabric, locate, hop));
  const shapers = narrowestOf(verdict, there, back);
  const title = scenario.steps[point.step - 1]?.step;
  return {
    file: scenario.file,
    name: scenario.name,
    step: {
      index: point.step,
      ...(title !== undefined && { title }),
      ...(point.item !== undefined && { item: point.item }),
    },
    from: endOf(fabric, locate, flow.from),
    to: endOf(fabric, locate, flow.to, flow.toAddress),
    protocol: flow.protocol,
    ...(flow.port !== undefined && { port: flow.port }),
    verdict,
    ...(goal.rate !== undefined && { wanted: goal.rate }),
    ...(Object.keys(shapers).length > 0 && { narrowest: shapers }),
    there,
    back,
    ...mending(state, flow, goal, (object) =>
      verdict.reachable && shapers.there ? [shapers.there] : parts(locate, object),
    ),
  };
}

/** What keeps the flow from its goal, and what helps. */
function mending(
  { world, variables }: Replayed['state'],
  flow: Flow,
  goal: Goal,
  toChange: (object: string) => readonly Located[],
): Pick<Explanation, 'change' | 'fixes' | 'noFix'> {
  const obstacle = obstacleOf(world, flow, goal);
  if (!obstacle) return { change: [], fixes: [] };
  const fixes = fixesFor(world, flow, variables, goal);
  const noFix = fixes.length === 0 ? whyNoFix(world, obstacle) : undefined;
  const { object } = obstacle;
  return {
    change: object === '' ? [] : toChange(object),
    fixes,
    ...(noFix !== undefined && { noFix }),
  };
}

const sourceOf = (locate: Locate, object: string): Pick<Located, 'source'> => {
  const source = locate(object);
  return source ? { source } : {};
};

function endOf(fabric: Fabric, locate: Locate, host: string, address?: string): End {
  const own = find(fabric.hosts, host)?.address ?? '';
  return { host, address: address ?? own, ...sourceOf(locate, host) };
}

/** The groups of a policy, `sg-a+sg-b`, each for itself. */
const parts = (locate: Locate, object: string): Located[] =>
  object.split('+').map((one) => ({ object: one, ...sourceOf(locate, one) }));

function hopOf(fabric: Fabric, locate: Locate, { passed, dropped, ...hop }: Hop): ExplainedHop {
  const crossing = crossingOf(fabric, locate, hop);
  return {
    ...hop,
    ...sourceOf(locate, hop.object),
    ...(passed && { passed: passed.map((rule) => ({ ...rule, ...sourceOf(locate, rule.object) })) }),
    ...(dropped && { dropped: { ...dropped, ...sourceOf(locate, dropped.object) } }),
    ...(crossing && { crossing }),
  };
}

function crossingOf(fabric: Fabric, locate: Locate, { router, link: id }: Hop): ExplainedLink | undefined {
  const link = id === undefined ? undefined : find(fabric.links, id);
  if (!link) return undefined;
  const end = link.ends[0] === router ? 0 : 1;
  const delay = link.delay?.[end];
  return {
    link: link.id,
    kind: link.kind,
    label: link.label,
    to: link.ends[end === 0 ? 1 : 0],
    ...sourceOf(locate, link.id),
    limits: limitsOf(fabric, { link, end }).map(({ id: shaper, rate, text }) => ({
      rate,
      text,
      ...sourceOf(locate, shaper === router ? capOf(fabric, router) : link.id),
    })),
    ...(delay && { delay: { ...delay, ...sourceOf(locate, pathOf(fabric, link) ?? '') } }),
  };
}

/** What a cap on all that leaves a region is kept under. */
function capOf(fabric: Fabric, id: string): string {
  const router = find(fabric.routers, id);
  return thingId('tencent.bandwidthLimits', `${router?.network ?? id}/${router?.region ?? ''}`);
}
