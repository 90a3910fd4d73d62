import { duration, spread, table } from '../report/text.js';
import { inside } from '../run/inside.js';
import type { Options, Section } from '../run/options.js';
import { spreadOf } from '../statistics.js';

/** A change of a lab that stands. */
export interface Applied {
  readonly ms: number;
  /** Changes made to the kernel. */
  readonly changes: number;
}

const WHAT = { bandwidth: 'a region connection’s bandwidth', host: 'one more host' } as const;

export async function applyPart({ quick, say }: Options): Promise<Section> {
  say('changes of a lab that stands');
  const [hosts, runs] = quick ? [50, 2] : [1000, 7];
  const found = await inside<Record<keyof typeof WHAT, Applied[]>>('apply', { hosts, runs });
  const rows = (Object.keys(WHAT) as (keyof typeof WHAT)[]).map((what) => ({
    what,
    ms: spreadOf(found[what].map(({ ms }) => ms)),
    changes: found[what][0]?.changes ?? 0,
  }));
  return {
    title: `Changes of a lab of ${hosts} hosts that stands`,
    data: rows,
    markdown: [
      'From the network as it shall be to the kernel: compiled, what is affected read back, changed.',
      '',
      ...table(
        ['change', 'time', 'changes to the kernel'],
        rows.map(({ what, ms, changes }) => [WHAT[what], spread(ms, duration), String(changes)]),
      ),
    ],
  };
}
