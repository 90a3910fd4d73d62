/** Reads /proc/net/snmp or netstat: of each group a line of names, then a line of numbers. Names as nstat(8) has them. */
export function parseMib(text: string): ReadonlyMap<string, number> {
  const rows = text.split('\n').map((line) => line.split(/:? /));
  const counts = new Map<string, number>();
  for (const [i, [group = '', ...names]] of rows.entries()) {
    const [same, ...numbers] = rows[i + 1] ?? [];
    if (i % 2 === 1 || same !== group) continue;
    for (const [at, name] of names.entries())
      counts.set(`${group}${name}`, Number(numbers[at] ?? Number.NaN));
  }
  return counts;
}
