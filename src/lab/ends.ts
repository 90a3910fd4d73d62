import { predict } from '../analyze/predict.js';
import type { Flow, Verdict } from '../analyze/verdict.js';
import { deriveFabric } from '../cloud/fabric.js';
import { find } from '../cloud/lookup.js';
import type { World } from '../cloud/world.js';
import { answersFor } from '../fabric/answers.js';
import type { Fabric, FabricHost } from '../fabric/fabric.js';
import { parseIp } from '../model/cidr.js';
import { rows } from '../model/json.js';
import { whyIn } from './matrix/predicted.js';
import type { Question } from './question.js';
import type { State } from './script.js';
import { fillText } from './variables.js';

/** Between which hosts a check is, at the moment it is made; or which of them is not there. */
export type Ends =
  | { readonly found: true; readonly flow: Flow; readonly address: string; readonly predicted: Verdict }
  | { readonly found: false; readonly from: string; readonly to: string; readonly missing: string };

/** Finds the hosts that a check names, and says what the configuration makes of the flow between them. */
export function endsOf({ world, variables }: State, question: Question): Ends {
  const fabric = deriveFabric(world);
  const [from, to] = [question.from, question.to].map((name) => fillText(name, world, variables)) as [
    string,
    string,
  ];
  if (!find(fabric.hosts, from)) return missing(from, to, `there is no host ${from} at this moment`);
  if (parseIp(to) !== undefined) return toAddress(world, fabric, question, from, to);
  const host = find(fabric.hosts, to);
  if (!host) return missing(from, to, `there is no host ${to} at this moment`);
  return found(world, fabric, { from, to, ...question.flow }, host.address);
}

const missing = (from: string, to: string, text: string): Ends => ({ found: false, from, to, missing: text });

const found = (world: World, fabric: Fabric, flow: Flow, address: string): Ends => ({
  found: true,
  flow,
  address,
  predicted: verdictIn(world, fabric, flow),
});

/** Several hosts may answer for an address, in networks that do not know each other: the one that is reached is meant. */
function toAddress(world: World, fabric: Fabric, question: Question, from: string, address: string): Ends {
  const all = rows(fabric.hosts)
    .filter((host: FabricHost) => answersFor(host, address))
    .map((host) =>
      found(world, fabric, { from, to: host.id, ...question.flow, toAddress: address }, address),
    );
  const reached = all.find((ends) => ends.found && ends.predicted.reachable);
  return reached ?? all[0] ?? missing(from, address, `no host answers for ${address} at this moment`);
}

/** What the configuration says of a flow. */
export const verdict = (world: World, flow: Flow): Verdict => verdictIn(world, deriveFabric(world), flow);

const verdictIn = (world: World, fabric: Fabric, flow: Flow): Verdict => predict(fabric, flow, whyIn(world));
