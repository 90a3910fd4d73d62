import type { PageGroup, PageHost } from '../data.js';

/** A row and a column of the grid: a host, or a group of them with or without its members below. */
export interface Line {
  readonly key: string;
  readonly label: string;
  readonly detail: string;
  readonly depth: number;
  /** Indexes. */
  readonly hosts: readonly number[];
  /** Of a group: whether its members follow. */
  readonly open?: boolean;
}

type Member = number | PageGroup;

/** A group of one host is that host. */
const only = (member: Member): Member => {
  if (typeof member === 'number' || member.members.length !== 1) return member;
  return member.members[0] === undefined ? member : only(member.members[0]);
};

export const hostsIn = (member: Member): number[] =>
  typeof member === 'number' ? [member] : member.members.flatMap(hostsIn);

/** Up to so many hosts stand by themselves, without their groups. */
export const FEW = 8;

/** What is to be seen with these groups open. */
export const linesOf = (
  groups: readonly PageGroup[],
  hosts: readonly PageHost[],
  open: ReadonlySet<string>,
): Line[] => {
  const members = hosts.length > FEW ? groups : groups.flatMap(hostsIn);
  return members.flatMap((member) => lines(member, hosts, open, 0));
};

function lines(member: Member, hosts: readonly PageHost[], open: ReadonlySet<string>, depth: number): Line[] {
  const one = only(member);
  if (typeof one === 'number') {
    const host = hosts[one];
    return [
      { key: `host ${one}`, label: host?.name ?? '', detail: host?.address ?? '', depth, hosts: [one] },
    ];
  }
  const { key, label, detail, members } = one;
  const self: Line = { key, label, detail, depth, hosts: hostsIn(one), open: open.has(key) };
  if (!self.open) return [self];
  return [self, ...members.flatMap((inner) => lines(inner, hosts, open, depth + 1))];
}

/** All groups, from the largest to the smallest. */
export const groupsIn = (groups: readonly PageGroup[]): PageGroup[] =>
  groups.flatMap((group) => [
    group,
    ...groupsIn(group.members.filter((member) => typeof member !== 'number')),
  ]);

/** Which groups are open at first: as many as leave no more than `room` lines, outer ones before inner ones. */
export function openAtFirst(
  groups: readonly PageGroup[],
  hosts: readonly PageHost[],
  room: number,
): ReadonlySet<string> {
  let open: ReadonlySet<string> = new Set();
  for (const level of levels(groups)) {
    const more = new Set([...open, ...level.map(({ key }) => key)]);
    if (linesOf(groups, hosts, more).length > room) return open;
    open = more;
  }
  return open;
}

function levels(groups: readonly PageGroup[]): PageGroup[][] {
  if (groups.length === 0) return [];
  const inner = groups.flatMap(({ members }) => members.filter((member) => typeof member !== 'number'));
  return [[...groups], ...levels(inner)];
}
