import Type, { type Static } from 'typebox';
import { Position, strict } from './schema-base.js';
import { Check } from './schema-check.js';
import { Call, Fault, Wait } from './schema-done.js';
import { BillCheck, MatrixCheck } from './schema-sums.js';

export const Step = Type.Object(
  {
    index: Type.Integer({ description: 'From 1' }),
    title: Type.String(),
    at: Position,
    items: Type.Array(Type.Union([Call, Wait, Fault, Check, BillCheck, MatrixCheck])),
  },
  strict,
);

export type Item = Static<typeof Step>['items'][number];
