import { FEATURES } from '../../kernel/kernel.js';
import type { Named, Names } from '../../lab/standing/view/names.js';
import type { Candidate } from './candidate.js';

/** What is there at this moment; each is asked for only where it matters. */
export interface Situation {
  /** Names of labs. */
  labs(): readonly string[];
  /** Of a lab, or of the only one; `undefined` if it does not answer. */
  names(lab: string | undefined): Promise<Names | undefined>;
  /** Files and directories that begin like this; only those with this ending, and directories, if one is given. */
  files(begin: string, ending?: string): readonly string[];
}

/** What stands before the cursor. */
export interface Words {
  readonly verb: string;
  readonly operands: readonly string[];
  /** The last value of an option. */
  option(long: string): string | undefined;
  /** All values of an option that may be repeated. */
  given(long: string): readonly string[];
}

const SCENARIO = '.lab.yaml';

/** What an operand or the value of an option can be, by its name. Of what it does not know, nothing. */
export async function valuesFor(
  name: string,
  words: Words,
  current: string,
  situation: Situation,
): Promise<Candidate[]> {
  const live = async (pick: (names: Names) => readonly Named[]): Promise<Candidate[]> => {
    const names = await situation.names(words.option('--name'));
    return names ? pick(names).map(({ name: value, about }) => ({ value, about })) : [];
  };
  switch (name) {
    case 'name':
    case '--name':
      return bare(words.verb === 'up' ? [] : situation.labs());
    case 'file':
      return bare(situation.files(current, SCENARIO));
    case '--write':
    case '--junit':
    case '--tap':
    case '--html':
    case 'command':
      return bare(situation.files(current));
    case 'part':
      return bare(situation.files(current, '.json'));
    case '--without':
      return bare(FEATURES.filter((feature) => !words.given(name).includes(feature)));
    case 'host':
      return live(({ hosts, routers }) => [...hosts, ...routers]);
    case 'host|link':
      return live(({ hosts, links }) => [...hosts, ...links]);
    case 'src':
    case 'dst[:port/proto]':
      return live(({ hosts }) => hosts);
    case '--end':
      return live(({ ends }) => ends);
    case '--as':
      return live(({ accounts }) => accounts.map(({ id, cloud }) => ({ name: id, about: cloud })));
    case 'action':
      return live((names) => actionsIn(names, words.option('--as')));
    case 'parameters':
      return live((names) => parametersIn(names, words));
    case 'kind':
      return bare(['host', 'line', 'region-connection']);
    case 'names':
      return live((names) => breakable(names, words.operands[0]));
    default:
      return [];
  }
}

const bare = (values: readonly string[]): Candidate[] => values.map((value) => ({ value, about: '' }));

const named = (names: readonly string[]): Named[] => names.map((name) => ({ name, about: '' }));

/** Of the cloud of the account that calls, if that is known; else of all. */
function actionsIn(
  { accounts, actions }: Names,
  as: string | undefined,
): Names['actions']['alibaba'] & object {
  const caller = accounts.find(({ id }) => id === as);
  return Object.entries(actions).flatMap(([cloud, list]) =>
    caller === undefined || caller.cloud === cloud ? list : [],
  );
}

function parametersIn(names: Names, { operands, option }: Words): Named[] {
  const action = actionsIn(names, option('--as')).find(({ name }) => name === operands[0]);
  const given = operands.slice(1).map((word) => word.split('=')[0]);
  return (action?.params ?? [])
    .filter((param) => !given.includes(param))
    .map((param) => ({ name: `${param}=`, about: '' }));
}

function breakable({ hosts, lines, regions }: Names, kind: string | undefined): readonly Named[] {
  switch (kind) {
    case 'host':
      return hosts;
    case 'line':
      return named(lines);
    case 'region-connection':
      return named(regions);
    default:
      return [];
  }
}
