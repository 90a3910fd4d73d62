/** What the process that captures is told, as JSON in its only argument. */
export interface CaptureJob {
  readonly dev: string;
  /** Frames after which it ends. */
  readonly packets?: number;
  /** Seconds after which it ends. */
  readonly seconds?: number;
  readonly filter: readonly string[];
}

/** Its last words on stderr, as JSON. Its stdout is the file. */
export interface CaptureSum {
  /** Frames in the file. */
  readonly captured: number;
  /** Frames that passed while its buffer was full. */
  readonly dropped: number;
}

/** What it says on stderr, a line of JSON each. `listening`: frames from now on are in the file. */
export type CaptureWord = { readonly say: 'listening' } | ({ readonly say: 'sum' } & CaptureSum);
