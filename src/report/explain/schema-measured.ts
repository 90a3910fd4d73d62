import Type from 'typebox';
import { strict } from '../json/schema-base.js';

const Counter = Type.Object(
  {
    kind: Type.Enum(['in', 'out', 'queue', 'rule', 'kernel'], {
      description:
        'in, out: frames from and to a neighbour; queue: frames dropped before one; rule: packets that met it; kernel: one of its own counts',
    }),
    name: Type.String({ description: 'The neighbour, the rule’s id, or the count as nstat names it' }),
    by: Type.Integer({ minimum: 0, description: 'By how much it moved' }),
  },
  strict,
);

export const MeasuredHop = Type.Object(
  {
    outcome: Type.Enum(['passed', 'stopped', 'differs', 'not-reached'], {
      description:
        'passed: packets went on as predicted; stopped: they ended here as predicted; differs: they did otherwise; not-reached: none came',
    }),
    text: Type.String({ description: 'The counters that moved, or the rule that dropped it' }),
    counters: Type.Array(Counter),
  },
  { ...strict, description: 'What packets did here; absent: none were sent' },
);

export const MeasuredFlow = Type.Object(
  {
    agrees: Type.Boolean({ description: 'Packets did as predicted, at every hop' }),
    fate: Type.Enum(['nothing-sent', 'silent', 'arrived', 'answered'], {
      description: 'How far the request came; answered: the answer came back',
    }),
    sent: Type.Integer({
      minimum: 0,
      description: 'Requests: more than one where a line loses some by chance',
    }),
    text: Type.String({ description: 'A sentence for people' }),
    ended: Type.Optional(
      Type.Object(
        {
          at: Type.String({ description: 'The router or host' }),
          way: Type.Array(Type.String(), { description: 'Hosts and routers, the sender first' }),
          text: Type.String({ description: 'The last counter that moved' }),
        },
        { ...strict, description: 'Where packets really ended; absent: where it was predicted' },
      ),
    ),
  },
  { ...strict, description: 'With --measure: what the packet did in a lab' },
);
