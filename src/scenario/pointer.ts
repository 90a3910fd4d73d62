/** JSON pointers (RFC 6901). */
export const parts = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

export const join = (pointer: string, ...names: readonly (string | number)[]): string =>
  [pointer, ...names.map((name) => String(name).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');

export const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'));

/**
 * A place for people: `hosts.ecs-a.vswitch`, `security_groups.sg-a.rules#2.cidr`, `step 1, item 2: check.ping`.
 * What a list holds is counted from 1. The root is `the file`.
 */
export function placeOf(pointer: string): string {
  const names = parts(pointer);
  if (names.length === 0) return 'the file';
  if (names[0] !== 'steps' || names.length < 2) return dotted(names);
  const [, step, list, item, ...rest] = names;
  const head = `step ${Number(step) + 1}`;
  if (list !== 'do' || item === undefined) return tail(head, list === undefined ? [] : [list]);
  return tail(`${head}, item ${Number(item) + 1}`, rest);
}

const tail = (head: string, names: readonly string[]): string =>
  names.length === 0 ? head : `${head}: ${dotted(names)}`;

const dotted = (names: readonly string[]): string =>
  names
    .map((name) => (/^\d+$/.test(name) ? `#${Number(name) + 1}` : `.${name}`))
    .join('')
    .replace(/^\./, '');
