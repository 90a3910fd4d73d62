import type { Provenance, Source } from '../../explain/provenance.js';

/** `lab.yaml:90 (AttachCenChildInstance, step 3); changed lab.yaml:152 (DisableCenVbrHealthCheck, step 6)`. */
export const provenanceText = (of: Provenance): string => told(of, ({ file, line }) => `${file}:${line}`);

/** The same where the file is known: `line 90 (AttachCenChildInstance, step 3)`. */
export const provenanceLine = (of: Provenance): string => told(of, ({ line }) => `line ${line}`);

function told({ made, changed, removed }: Provenance, place: (at: Source['at']) => string): string {
  const text = ({ at, by, step }: Source): string =>
    by === undefined ? place(at) : `${place(at)} (${by}, step ${step})`;
  return [
    text(made),
    ...(changed ? [`changed ${text(changed)}`] : []),
    ...(removed ? [`removed ${text(removed)}`] : []),
  ].join('; ');
}
