import type { Draft } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import { suggest } from '../suggest.js';
import type { Check } from './check.js';

interface Reference {
  readonly to: 'account' | 'VPC' | 'vSwitch' | 'security group' | 'host';
  readonly name: string | undefined;
  readonly pointer: string;
}

/** Whatever is named has to be in the file. */
export const references: Check = (draft) => {
  const known = {
    account: [...draft.accounts.keys()],
    VPC: [...draft.vpcs.keys()],
    vSwitch: draft.vswitches.map(({ name }) => name),
    'security group': [...draft.groups.keys()],
    host: [...draft.hosts.keys()],
  };
  return [...standing(draft), ...inSteps(draft)].flatMap(({ to, name, pointer }) =>
    // What is no text has been named by the schema's check.
    typeof name !== 'string' || known[to].includes(name) ? [] : [unknown(to, name, pointer, known[to])],
  );
};

function unknown(to: Reference['to'], name: string, pointer: string, known: readonly string[]): Finding {
  const hint =
    known.length === 0 ? `the file has no ${plural(to)}` : suggest(name, known, `${plural(to)} of the file`);
  return error(pointer, `unknown ${to} "${name}"`, hint);
}

const plural = (kind: Reference['to']): string => (kind === 'vSwitch' ? 'vSwitches' : `${kind}s`);

function standing(draft: Draft): Reference[] {
  const from = <T>(
    rows: Iterable<{ readonly pointer: string; readonly row: T }>,
    key: string,
    to: Reference['to'],
    name: (row: T) => string | undefined,
  ): Reference[] =>
    [...rows].map(({ pointer, row }) => ({ to, name: name(row), pointer: join(pointer, key) }));
  return [
    ...from(draft.vpcs.values(), 'account', 'account', (row) => row.account),
    ...from(draft.groups.values(), 'vpc', 'VPC', (row) => row.vpc),
    ...from(draft.rules, 'group', 'security group', (row) => row.group),
    ...from(draft.hosts.values(), 'vswitch', 'vSwitch', (row) => row.vswitch),
    ...[...draft.hosts.values()].flatMap(({ pointer, row }) =>
      list('security group', row.security_groups, join(pointer, 'security_groups')),
    ),
  ];
}

const list = (
  to: Reference['to'],
  names: readonly (string | undefined)[] | undefined,
  pointer: string,
): Reference[] => (names ?? []).map((name, index) => ({ to, name, pointer: join(pointer, index) }));

const inSteps = (draft: Draft): Reference[] =>
  draft.steps
    .flatMap(({ items }) => items)
    .flatMap((item): Reference[] => {
      if (item.kind === 'call')
        return [{ to: 'account', name: item.row.as, pointer: join(item.pointer, 'as') }];
      if (item.kind !== 'check') return [];
      const key = 'throughput' in item.row ? 'throughput' : 'ping';
      const pair = 'throughput' in item.row ? item.row.throughput : 'ping' in item.row ? item.row.ping : [];
      return list('host', pair, join(item.pointer, 'check', key));
    });
