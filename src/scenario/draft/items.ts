import type { Json } from '../../model/json.js';
import { isObject } from '../branch.js';
import { join } from '../pointer.js';
import type { Loose } from '../prune.js';
import type * as File from '../schema.js';
import { rawAt } from './rows.js';

export type DraftCheck =
  | Loose<File.PingCheck>
  | Loose<File.TcpCheck>
  | Loose<File.UdpCheck>
  | Loose<File.ThroughputCheck>
  | Loose<File.ThroughputsCheck>
  | Loose<File.BillCheck>
  | Loose<File.MatrixCheck>;

export type DraftItem =
  | { readonly kind: 'call'; readonly pointer: string; readonly row: Loose<File.CallStep> }
  | { readonly kind: 'wait'; readonly pointer: string; readonly row: Loose<File.WaitStep> }
  /** `raw` is what the file says, whether it fits the schema or not. */
  | { readonly kind: 'check'; readonly pointer: string; readonly row: DraftCheck; readonly raw: Json }
  /** `pointer` is that of what breaks, below `fault` or `heal`. */
  | { readonly kind: 'fault'; readonly pointer: string; readonly row: Loose<File.FaultTarget> }
  | { readonly kind: 'unclear'; readonly pointer: string };

export interface DraftStep {
  readonly pointer: string;
  readonly title: string;
  readonly items: readonly DraftItem[];
}

export function stepOf(raw: Json, step: Loose<File.Step> | undefined, pointer: string): DraftStep {
  const items = (step?.do ?? []).map((item, index) => itemOf(raw, item, join(pointer, 'do', index)));
  return { pointer, title: step?.step ?? '', items };
}

/** A check that does not fit the schema is a check all the same. */
function itemOf(raw: Json, item: Loose<File.Item> | undefined, pointer: string): DraftItem {
  const given = rawAt(raw, pointer);
  if (isObject(given) && 'check' in given) {
    const row = (item && 'check' in item ? item.check : undefined) ?? {};
    return { kind: 'check', pointer, row, raw: given.check ?? null };
  }
  if (item && 'wait' in item) return { kind: 'wait', pointer, row: item };
  if (item && 'fault' in item)
    return { kind: 'fault', pointer: join(pointer, 'fault'), row: item.fault ?? {} };
  if (item && 'heal' in item) return { kind: 'fault', pointer: join(pointer, 'heal'), row: item.heal ?? {} };
  if (item && ('call' in item || 'as' in item)) return { kind: 'call', pointer, row: item };
  return { kind: 'unclear', pointer };
}

export interface Target {
  readonly name: string | undefined;
  /** Whether the check begins there. */
  readonly from: boolean;
  readonly pointer: string;
}

type Pair = readonly unknown[];

/** The pairs of hosts that a check names, each with its place in the check; a bill and a matrix name none. */
function pairsOf(
  check: DraftCheck,
): readonly { readonly at: readonly (string | number)[]; readonly pair: Pair }[] {
  if ('bill' in check || 'matrix' in check) return [];
  if ('throughputs' in check)
    return (check.throughputs ?? []).map((pair, index) => ({ at: ['throughputs', index], pair: pair ?? [] }));
  if ('throughput' in check) return [{ at: ['throughput'], pair: check.throughput ?? [] }];
  if ('tcp' in check) return [{ at: ['tcp'], pair: check.tcp ?? [] }];
  if ('udp' in check) return [{ at: ['udp'], pair: check.udp ?? [] }];
  return [{ at: ['ping'], pair: 'ping' in check ? (check.ping ?? []) : [] }];
}

/** What a check is from and to; what is no text has been named by the schema's check. */
export const targetsOf = ({ pointer, row }: DraftItem & { readonly kind: 'check' }): readonly Target[] =>
  pairsOf(row).flatMap(({ at, pair }) =>
    [0, 1].map((index) => {
      const name = pair[index];
      return {
        name: typeof name === 'string' ? name : undefined,
        from: index === 0,
        pointer: join(pointer, 'check', ...at, index),
      };
    }),
  );
