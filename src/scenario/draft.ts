import type { Json } from '../model/json.js';
import { isObject } from './branch.js';
import { join } from './pointer.js';
import type { Loose } from './prune.js';
import type {
  Account,
  CallStep,
  Host,
  Item,
  PingCheck,
  ScenarioFile,
  SecurityGroup,
  SecurityGroupRule,
  Step,
  ThroughputCheck,
  Vpc,
  VSwitch,
  WaitStep,
} from './schema.js';

/** A named thing of the file. The name is there even if nothing else of it is. */
export interface Row<T> {
  readonly name: string;
  readonly pointer: string;
  readonly row: Loose<T>;
}

export type Rows<T> = ReadonlyMap<string, Row<T>>;

export interface DraftVSwitch extends Row<VSwitch> {
  readonly vpc: string;
  /** Of its block. */
  readonly cidrPointer: string;
}

export interface DraftRule {
  readonly group: string;
  readonly pointer: string;
  readonly row: Loose<SecurityGroupRule>;
}

export type DraftCheck = Loose<PingCheck> | Loose<ThroughputCheck>;

export type DraftItem =
  | { readonly kind: 'call'; readonly pointer: string; readonly row: Loose<CallStep> }
  | { readonly kind: 'wait'; readonly pointer: string; readonly row: Loose<WaitStep> }
  | { readonly kind: 'check'; readonly pointer: string; readonly row: DraftCheck }
  | { readonly kind: 'unclear'; readonly pointer: string };

export interface DraftStep {
  readonly pointer: string;
  readonly title: string;
  readonly items: readonly DraftItem[];
}

/** What semantic checks look at: the sound parts of a file, which may lack anything. */
export interface Draft {
  readonly accounts: Rows<Account>;
  readonly vpcs: Rows<Vpc>;
  /** In the order of the file; names may repeat across VPCs. */
  readonly vswitches: readonly DraftVSwitch[];
  readonly groups: Rows<SecurityGroup>;
  readonly rules: readonly DraftRule[];
  readonly hosts: Rows<Host>;
  readonly steps: readonly DraftStep[];
}

/** `raw` is what the file says, `sound` the part of it that fits the schema. */
export function draftOf(raw: Json, sound: Loose<ScenarioFile>): Draft {
  const vpcs = rowsOf<Vpc>(raw, '/vpcs', sound.vpcs);
  const groups = rowsOf<SecurityGroup>(raw, '/security_groups', sound.security_groups);
  return {
    accounts: rowsOf<Account>(raw, '/accounts', sound.accounts),
    vpcs,
    vswitches: [...vpcs.values()].flatMap((vpc) => vswitchesOf(raw, vpc)),
    groups,
    rules: [...groups.values()].flatMap(rulesOf),
    hosts: rowsOf<Host>(raw, '/hosts', sound.hosts),
    steps: (sound.steps ?? []).map((step, index) => stepOf(raw, step, join('/steps', index))),
  };
}

/** What the file has at a pointer. */
function rawAt(raw: Json, names: readonly string[]): Json | undefined {
  let at: Json | undefined = raw;
  for (const name of names) {
    if (Array.isArray(at)) at = at[Number(name)];
    else at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  }
  return at;
}

const namesAt = (raw: Json, names: readonly string[]): string[] => {
  const found = rawAt(raw, names);
  return isObject(found) ? Object.keys(found) : [];
};

const own = <T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  table && Object.hasOwn(table, name) ? table[name] : undefined;

function rowsOf<T>(
  raw: Json,
  pointer: string,
  sound: Readonly<Record<string, Loose<T> | undefined>> | undefined,
): Rows<T> {
  return new Map(
    namesAt(raw, pointer.split('/').slice(1)).map((name) => [
      name,
      { name, pointer: join(pointer, name), row: own(sound, name) ?? ({} as Loose<T>) },
    ]),
  );
}

function vswitchesOf(raw: Json, vpc: Row<Vpc>): DraftVSwitch[] {
  return namesAt(raw, ['vpcs', vpc.name, 'vswitches']).map((name) => {
    const pointer = join(vpc.pointer, 'vswitches', name);
    const given = own(vpc.row.vswitches, name);
    return typeof given === 'string'
      ? { name, vpc: vpc.name, pointer, cidrPointer: pointer, row: { cidr: given } }
      : { name, vpc: vpc.name, pointer, cidrPointer: join(pointer, 'cidr'), row: given ?? {} };
  });
}

const rulesOf = (group: Row<SecurityGroup>): DraftRule[] =>
  (group.row.rules ?? []).flatMap((row, index) =>
    row ? [{ group: group.name, pointer: join(group.pointer, 'rules', index), row }] : [],
  );

function stepOf(raw: Json, step: Loose<Step> | undefined, pointer: string): DraftStep {
  const items = (step?.do ?? []).map((item, index) => itemOf(raw, item, join(pointer, 'do', index)));
  return { pointer, title: step?.step ?? '', items };
}

/** A check that does not fit the schema is a check all the same. */
function itemOf(raw: Json, item: Loose<Item> | undefined, pointer: string): DraftItem {
  const given = rawAt(raw, pointer.split('/').slice(1));
  if (isObject(given) && 'check' in given)
    return { kind: 'check', pointer, row: (item && 'check' in item ? item.check : undefined) ?? {} };
  if (item && 'wait' in item) return { kind: 'wait', pointer, row: item };
  if (item && ('call' in item || 'as' in item)) return { kind: 'call', pointer, row: item };
  return { kind: 'unclear', pointer };
}
