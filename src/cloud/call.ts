import type { JsonObject } from '../model/json.js';
import type { World } from './world.js';

/** One call of a cloud's API, as the cloud names it. */
export interface Call {
  /** The account that calls, by its name in the scenario. */
  readonly as: string;
  readonly action: string;
  readonly params: JsonObject;
}

/** A refusal in the cloud's own words: its misspellings are its own too. */
export interface CloudError {
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

export interface Refusal {
  readonly ok: false;
  readonly error: CloudError;
}

/** A refused call leaves the world as it was. */
export type CallResult =
  | { readonly ok: true; readonly world: World; readonly response: JsonObject }
  | Refusal;

/** An action of an API: pure, from world to world. `params` lists every parameter it knows, for hints and checks. */
export interface Action {
  readonly name: string;
  /** `Cbn 2017-09-12`: product and version. */
  readonly api: string;
  readonly params: readonly string[];
  readonly run: (world: World, call: Call) => CallResult;
}
