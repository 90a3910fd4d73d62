import { spawnSync } from 'node:child_process';
import { writeSets } from '../../kernel/linux/sets.js';
import { findTool, type Tool } from '../../kernel/tools.js';
import type { Trial } from './trial.js';

const SET = 'trial';

/** Sets and matches, tried as labs use them. The set stays, for `xt_set` to ask. */
export const filterTrials: readonly Trial[] = [
  {
    name: 'ipset hash:ip',
    optional: false,
    module: 'ip_set_hash_ip',
    purpose: 'members of security groups',
    attempt: makeSet,
  },
  {
    name: 'iptables filter',
    optional: false,
    module: 'nf_tables',
    purpose: 'security groups',
    attempt: () => restore('-A FORWARD -s 10.0.0.1/32 -j DROP'),
  },
  {
    name: 'xt_set',
    optional: false,
    module: 'xt_set',
    purpose: 'rules that ask a set',
    attempt: () => restore(`-A FORWARD -m set --match-set ${SET} src -j ACCEPT`),
  },
  {
    name: 'xt_comment',
    optional: false,
    module: 'xt_comment',
    purpose: 'rules that carry their id',
    attempt: () => restore('-A FORWARD -m comment --comment id -j ACCEPT'),
  },
  {
    name: 'conntrack',
    optional: false,
    module: 'xt_conntrack',
    purpose: 'stateful security groups',
    attempt: () => restore('-A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT'),
  },
];

function makeSet(): string | undefined {
  try {
    writeSets([{ name: SET, members: [] }], []);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const restore = (rule: string): string | undefined =>
  runTool('iptables-restore', ['-w'], `*filter\n:FORWARD ACCEPT [0:0]\n${rule}\nCOMMIT\n`);

function runTool(tool: Tool, args: readonly string[], input = ''): string | undefined {
  const file = findTool(tool);
  if (file === undefined) return `${tool} is not installed`;
  const { status, stderr, error } = spawnSync(file, args, { input, encoding: 'utf8', timeout: 5000 });
  if (status === 0) return undefined;
  return error?.message ?? (stderr.trim() || `${tool} ended with ${status}`);
}
