import Type, { type Static } from 'typebox';
import { Duration, strict, text, VARIABLE } from './base.js';
import { CheckStep } from './checks.js';

export const CallStep = Type.Object(
  {
    as: text('The account that calls: a name under accounts'),
    call: text('The action, as the cloud names it: CreateCen'),
    with: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), {
        description:
          'Its parameters, as the cloud names them; $name is what an earlier call saved, $A.uid an account’s uid',
      }),
    ),
    save: Type.Optional(
      Type.Record(Type.String({ pattern: VARIABLE }), Type.String(), {
        ...strict,
        description: 'Names for parts of the answer: {cen: CenId}',
      }),
    ),
    fails: Type.Optional(text('The error code with which the cloud must refuse')),
    settle: Type.Optional(
      Type.Boolean({
        default: true,
        description: 'Wait (on the virtual clock) until what the call began has ended',
      }),
    ),
  },
  { ...strict, description: 'A call of the cloud’s API' },
);

export const WaitStep = Type.Object(
  { wait: Duration },
  { ...strict, description: 'Move the virtual clock; what falls due meanwhile happens' },
);

const LineFault = Type.Object(
  { line: text('A leased line or an IPsec connection') },
  { ...strict, description: 'A leased line or an IPsec connection carries nothing' },
);
const HostFault = Type.Object(
  { host: text('A host, by name or as $name that a call saved') },
  { ...strict, description: 'A host is cut off; routes to it stay' },
);
const RegionFault = Type.Object(
  {
    region_connection: Type.Tuple([Type.String(), Type.String()], {
      description: 'Two regions: [cn-beijing, cn-qingdao]',
    }),
    of: Type.Optional(
      text('The interconnect: $cen; may be left out if only one joins these regions', '$cen'),
    ),
  },
  { ...strict, description: 'Two regions of an interconnect are cut off from each other; routes stay' },
);

export const FaultTarget = Type.Union([LineFault, HostFault, RegionFault], {
  description: 'Exactly one of line, host and region_connection',
});

export const FaultStep = Type.Object({ fault: FaultTarget }, { ...strict, description: 'Break something' });
export const HealStep = Type.Object(
  { heal: FaultTarget },
  { ...strict, description: 'Mend what was broken' },
);

export const Item = Type.Union([CallStep, WaitStep, FaultStep, HealStep, CheckStep], {
  description: 'Exactly one of call, wait, fault, heal and check',
});

export const Step = Type.Object(
  {
    step: text('A heading'),
    do: Type.Array(Item, { minItems: 1, description: 'Calls, waits, faults and checks, in order' }),
  },
  { ...strict, description: 'Some items under a heading' },
);

export type Step = Static<typeof Step>;
export type Item = Static<typeof Item>;
export type CallStep = Static<typeof CallStep>;
export type WaitStep = Static<typeof WaitStep>;
export type FaultStep = Static<typeof FaultStep>;
export type HealStep = Static<typeof HealStep>;
export type FaultTarget = Static<typeof FaultTarget>;
