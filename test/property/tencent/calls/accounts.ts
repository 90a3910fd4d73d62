import { rows } from '../../../../src/model/json.js';
import { accountsOf, type Maker, maker } from '../../maker.js';

const ServiceProvider = 'UNICOM';

/** Money, and leaves that accounts are given. */
export const accountCalls: readonly Maker[] = [
  maker('EmulateArrears', 2, (world, dice) => ({
    as: dice.pick(accountsOf(world)),
    with: { InArrears: dice.chance(50) },
  })),
  maker('CreateCrossBorderCompliance', 1, (world, dice) => ({
    as: dice.pick(accountsOf(world)),
    with: { ServiceProvider, Company: 'lab' },
  })),
  maker('AuditCrossBorderCompliance', 1, (world, dice) => {
    const form = dice.pick(rows(world.tencent.crossBorder));
    return (
      form && {
        as: dice.pick(accountsOf(world)),
        with: {
          ServiceProvider,
          ComplianceId: form.ComplianceId,
          AuditBehavior: dice.chance(70) ? 'APPROVED' : 'DENY',
        },
      }
    );
  }),
  maker('EmulateGseServiceRole', 1, (world, dice) => ({
    as: dice.pick(accountsOf(world)),
    with: { Granted: dice.chance(70) },
  })),
];
