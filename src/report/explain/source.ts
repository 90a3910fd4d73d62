import type { Provenance, Source } from '../../explain/provenance.js';

/** `lab.yaml:36; changed by RevokeSecurityGroup, lab.yaml:152 (step 6)`. */
export const provenanceText = ({ made, changed, removed }: Provenance): string =>
  [
    made.by === undefined ? placeText(made) : `${made.by}, ${placeText(made)}`,
    ...(changed ? [`changed by ${changed.by}, ${placeText(changed)}`] : []),
    ...(removed ? [`removed by ${removed.by}, ${placeText(removed)}`] : []),
  ].join('; ');

const placeText = ({ at, step }: Source): string =>
  `${at.file}:${at.line}${step === undefined ? '' : ` (step ${step})`}`;
