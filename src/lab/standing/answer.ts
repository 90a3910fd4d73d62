import type { Interface } from '../../kernel/counters.js';
import { EXIT, LabError } from '../../model/errors.js';
import { unreachable } from '../../model/never.js';
import type { Plane } from '../../plane/plane.js';
import { version } from '../package.js';
import type { Kept } from './keep.js';
import type { Answer, Asks, Question, Verb } from './protocol.js';
import { namesOf } from './view/names.js';
import { sight } from './view/sight.js';
import { survey } from './view/survey.js';

/** What a keeper answers, question by question; `down` ends the lab. */
export const answererOf =
  (kept: Kept, down: () => Promise<void>) =>
  async (question: Question): Promise<Answer> => {
    refuseOtherVersion(question);
    return { answer: await answer(kept, down, question) };
  };

async function answer(
  kept: Kept,
  down: () => Promise<void>,
  question: Question,
): Promise<Asks[Verb]['answer']> {
  const { from, verb, ask } = question;
  switch (verb) {
    case 'inspect':
      return kept.inspect();
    case 'act':
      return kept.act(from, ask.deed);
    case 'apply':
      return kept.apply(from, ask.script, ask.mend);
    case 'drift':
      return { changes: await kept.drift(from, ask.script) };
    case 'check':
      return kept.look(from, 'check', ({ state }) => ({ state, check: ask.check }));
    case 'mesh':
      return kept.look(from, 'mesh', ({ state: { world } }) => ({ world, ...ask }));
    case 'counters':
      return kept.look(from, 'counters', (_, plane) => ({ interfaces: interfacesOf(plane) }));
    case 'survey':
      return kept.glance(({ state }) => survey(state.world));
    case 'watch':
      return kept.glance(({ state }, _, crew) => sight(kept.inspect(), state.world, crew));
    case 'names':
      return kept.glance(({ state }, plane) => namesOf(state.world, plane, state.variables));
    case 'down':
      await down();
      return {};
    default:
      return unreachable(verb);
  }
}

const interfacesOf = ({ links }: Plane): Interface[] =>
  links.flatMap(({ ends }) => ends.map(({ namespace, name }) => ({ namespace, dev: name })));

/** Looking and ending work with any version. */
function refuseOtherVersion({ verb, version: asking }: Question): void {
  if (asking === version() || verb === 'inspect' || verb === 'down') return;
  throw new LabError(EXIT.usage, {
    what: `this lab is kept by transitlab ${version()}, and the command is transitlab ${asking}`,
    hint: `use transitlab ${version()} with it, or end it: transitlab down`,
  });
}
