import type { ErrorCode } from '../errors.js';
import { matching, type Reader, text } from '../params.js';

export const CBN = 'Cbn 2017-09-12';
export const VPC = 'Vpc 2016-04-28';
export const ECS = 'Ecs 2014-05-26';

export const name = matching(
  /^[A-Za-z\p{Script=Han}][A-Za-z0-9\p{Script=Han}._-]{1,127}$/u,
  'InvalidName',
  'has 2 to 128 letters, digits, dots, hyphens or underscores and begins with a letter',
);

export const description = matching(
  /^(?!https?:\/\/).{1,256}$/su,
  'InvalidDescription',
  'has 1 to 256 characters and does not begin with http:// or https://',
);

/** A name as Vpc and Ecs take it; `code` is each call's own. */
export const nameOr = (code: ErrorCode): Reader<string> =>
  matching(
    /^(?!https?:\/\/)\p{L}[\p{L}\p{N}:._-]{1,127}$/u,
    code,
    'has 2 to 128 letters, digits, and . : _ -, and begins with a letter',
  );

export const descriptionOr = (code: ErrorCode): Reader<string> =>
  matching(
    /^(?!https?:\/\/).{2,256}$/su,
    code,
    'has 2 to 256 characters and does not begin with http:// or https://',
  );

export const clientToken = matching(
  /^[\x20-\x7e]{1,64}$/,
  'InvalidParameter',
  'has 1 to 64 ASCII characters',
);

/** An account's number. */
export const uid = matching(/^\d{1,20}$/, 'ParameterIllegal.AliUid', 'is the number of an account');

export const id = text;
