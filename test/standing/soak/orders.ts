import { writeFileSync } from 'node:fs';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import type { Fault, World } from '../../../src/cloud/world.js';
import type { Fabric } from '../../../src/fabric/fabric.js';
import type { Deed } from '../../../src/lab/standing/journal/entry.js';
import { rows } from '../../../src/model/json.js';
import type { FaultTarget } from '../../../src/scenario/schema.js';
import { type Dice, oneOf } from '../../property/dice.js';
import { randomCall, randomFault } from '../../property/moves.js';
import { scriptOf } from '../script.js';
import { cloudText, randomOptions } from './cloud.js';
import { type Belief, expected, type Order } from './oracle.js';

const CAST = ['alibaba', 'tencent'] as const;
const SPANS = ['500ms', '20min', '3h', '1d', '8d', '40d'] as const;

/** How often a call is looked for that is accepted and leaves the lab small and quick. */
const TRIES = 12;

/** Hosts and routers: more take longer to build again. */
const MOST = { hosts: 12, routers: 24 };
/** Bits per second: slower lines make measuring slow, and nothing else. */
const SLOWEST = 10_000_000;

/** The next thing to ask of a lab; `applies`: how many of a hundred are an edit of its file. */
export function randomOrder(belief: Belief, file: string, applies: number, dice: Dice): Order {
  if (dice.chance(applies)) return edited(file, dice);
  const number = dice.below(100);
  const deed = (number < 65 ? aCall(belief, dice) : number < 75 ? undefined : aFault(belief, dice)) ?? {
    wait: oneOf(dice, SPANS),
  };
  const order: Order = { kind: 'deed', deed };
  return isSmall(expected(belief, order).belief.state.world) ? order : { kind: 'deed', deed: { wait: '1s' } };
}

/** The lab's file changed on the disk, to be applied. */
function edited(file: string, dice: Dice): Order {
  writeFileSync(file, cloudText(randomOptions(dice)));
  return { kind: 'apply', script: scriptOf(file) };
}

/** One that the cloud accepts, mostly. */
function aCall(belief: Belief, dice: Dice): Deed | undefined {
  let last: Deed | undefined;
  for (let i = 0; i < TRIES; i++) {
    const made = randomCall(CAST, belief.state.world, dice.below(0xffff), dice);
    if (!made) continue;
    const { as, action, params } = made;
    last = { as, call: action, with: params, ...(dice.chance(20) ? { settle: false } : {}) };
    const next = expected(belief, { kind: 'deed', deed: last }).belief;
    if (next !== belief ? isSmall(next.state.world) : dice.chance(10)) return last;
  }
  return undefined;
}

/** What is broken is mended as often as something else breaks; one in ten names what is not there. */
function aFault({ state: { world } }: Belief, dice: Dice): Deed | undefined {
  const fabric = deriveFabric(world);
  if (dice.chance(10)) return { fault: { host: 'nowhere' } };
  const mend = dice.chance(50) ? dice.pick(rows(world.faults)) : undefined;
  const target = targetOf(fabric, mend ?? randomFault(world, dice));
  return target && (mend ? { heal: target } : { fault: target });
}

function targetOf({ links, routers }: Fabric, fault: Fault | undefined): FaultTarget | undefined {
  switch (fault?.kind) {
    case 'host':
      return { host: fault.host };
    case 'line':
      return { line: fault.line };
    case 'region-connection': {
      const [a, b] = (links[fault.link]?.ends ?? []).map((end) => routers[end]);
      if (a?.network === undefined || !b) return undefined;
      return { region_connection: [a.region, b.region], of: a.network };
    }
    default:
      return undefined;
  }
}

function isSmall(world: World): boolean {
  const { hosts, routers, links } = deriveFabric(world);
  const rates = [
    ...rows(links).flatMap(({ rate }) => rate ?? []),
    ...rows(routers).flatMap(({ egressCap }) => egressCap?.rate ?? []),
  ];
  return (
    Object.keys(hosts).length <= MOST.hosts &&
    Object.keys(routers).length <= MOST.routers &&
    rates.every((rate) => rate >= SLOWEST)
  );
}
