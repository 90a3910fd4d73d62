/** What the kernel says of the machine under /proc and /sys/fs/cgroup. A text that is not as known gives `undefined`. */

/** Time of all cores since boot, in ticks. What a hypervisor gave to others was not to be had: it counts as used. */
export interface CpuTime {
  readonly used: number;
  readonly total: number;
}

/** The columns of `cpu` in /proc/stat: user nice system idle iowait irq softirq steal; guests are in user already. */
const COLUMNS = 8;
const IDLE = 3;
const IOWAIT = 4;

/** Reads /proc/stat. */
export function parseCpuTime(text: string): CpuTime | undefined {
  const [, row] = /^cpu +([\d ]+)$/m.exec(text) ?? [];
  const times = (row ?? '').trim().split(' ').map(Number).slice(0, COLUMNS);
  if (times.length <= IOWAIT) return undefined;
  const total = times.reduce((sum, time) => sum + time, 0);
  return { total, used: total - (times[IDLE] ?? 0) - (times[IOWAIT] ?? 0) };
}

/** Of all cores since boot. */
export interface Softnet {
  /** Packets for which a core's queue of received ones had no room. */
  readonly drops: number;
  /** How often a core stopped taking packets with some left, because its time or budget was spent. */
  readonly squeezes: number;
}

/** Reads /proc/net/softnet_stat: a row of hexadecimal numbers for each core. */
export function parseSoftnet(text: string): Softnet | undefined {
  const rows = text.split('\n').filter((line) => /^[\da-f]{8}( [\da-f]{8}){2}/.test(line));
  if (rows.length === 0) return undefined;
  const sum = (column: number): number =>
    rows.reduce((all, row) => all + Number.parseInt(row.split(' ')[column] ?? '0', 16), 0);
  return { drops: sum(1), squeezes: sum(2) };
}

/** Reads /proc/pressure/cpu, or a cgroup's cpu.pressure: microseconds in which some task waited for a core. */
export function parsePressure(text: string): number | undefined {
  const [, total] = /^some .*\btotal=(\d+)$/m.exec(text) ?? [];
  return total === undefined ? undefined : Number(total);
}

/** Reads a cgroup's cpu.stat: microseconds in which its quota held its tasks back. Version 1 counts nanoseconds. */
export function parseThrottled(text: string): number | undefined {
  const [, name, time] = /^throttled_(usec|time) (\d+)$/m.exec(text) ?? [];
  return time === undefined ? undefined : Number(time) / (name === 'time' ? 1000 : 1);
}

const CGROUPS = '/sys/fs/cgroup';

/**
 * Reads /proc/self/cgroup: the directories in which this process's CPU is accounted, the likelier one first. Inside a
 * container the path may be the machine's, and the container's own cgroup is the root of what it sees.
 */
export function cpuCgroups(text: string): readonly string[] {
  const rows = text.split('\n').map((line) => line.split(':'));
  const found = rows.flatMap(([, controllers = '', path]) => {
    if (path === undefined) return [];
    if (controllers === '') return [`${CGROUPS}${path}`, CGROUPS];
    return controllers.split(',').includes('cpu') ? [`${CGROUPS}/${controllers}${path}`] : [];
  });
  return [...new Set(found.map((path) => path.replace(/\/$/, '')))];
}
