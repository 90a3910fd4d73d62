import type { Provenance, Source } from '../../explain/provenance.js';

/** `lab.yaml:90 (AttachCenChildInstance, step 3); changed lab.yaml:152 (DisableCenVbrHealthCheck, step 6)`. */
export const provenanceText = ({ made, changed, removed }: Provenance): string =>
  [
    placeText(made),
    ...(changed ? [`changed ${placeText(changed)}`] : []),
    ...(removed ? [`removed ${placeText(removed)}`] : []),
  ].join('; ');

function placeText({ at, by, step }: Source): string {
  const place = `${at.file}:${at.line}`;
  return by === undefined ? place : `${place} (${by}, step ${step})`;
}
