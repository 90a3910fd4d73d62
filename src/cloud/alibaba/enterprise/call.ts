import type { Json, JsonObject } from '../../../model/json.js';
import type { Action } from '../../call.js';
import { clientToken, description } from '../actions/common.js';
import { type Refusal, refuse } from '../errors.js';
import { flag, integer, matching, optional, or, text } from '../params.js';

export const NAME = matching(
  /^(?!https?:\/\/).{1,128}$/su,
  'InvalidName',
  'has 1 to 128 characters and does not begin with http:// or https://',
);

/** Parameters of every call that changes something. */
export const WRITE = { ClientToken: optional(clientToken) };

export const ATTACHMENT_TEXTS = {
  TransitRouterAttachmentName: optional(NAME),
  TransitRouterAttachmentDescription: optional(description),
};

/** The call with DryRun: all checks are made, then `DryRunOperation` tells that it would be accepted. */
export const dryRunnable = (action: Action): Action => ({
  ...action,
  params: [...action.params, 'DryRun'],
  run: (world, call) => {
    const { DryRun, ...params } = call.params;
    const dry = or(flag, false)(DryRun, 'DryRun');
    if (!dry.ok) return dry;
    const result = action.run(world, { ...call, params });
    return result.ok && dry.value ? refuse('DryRunOperation') : result;
  },
});

/** Parameters of a call that lists by tokens. */
export const TOKENS = {
  MaxResults: or(integer(1, 100), 20),
  NextToken: optional(matching(/^\d{1,9}$/, 'IllegalParam.NextToken', 'is what the page before gave')),
};

interface TokenPage {
  readonly MaxResults: number;
  readonly NextToken: string | undefined;
}

/** One page of a list, and the token of the next one if there is more. */
export function tokenPaged(p: TokenPage, name: string, items: readonly Json[]): JsonObject {
  const from = Number(p.NextToken ?? 0);
  const next = from + p.MaxResults;
  return {
    [name]: items.slice(from, next),
    TotalCount: items.length,
    MaxResults: p.MaxResults,
    ...(next < items.length ? { NextToken: String(next) } : {}),
  };
}

/** Whether a field is as asked for; what was not given fits everything. */
export const fits = (wanted: string | undefined, value: string | undefined): boolean =>
  wanted === undefined || wanted === value;

export const id = text;

/** Looked up and fit for a change, or the refusal. */
export type Got<T> = { readonly ok: true; readonly row: T } | Refusal;
export const got = <T>(row: T): Got<T> => ({ ok: true, row });
