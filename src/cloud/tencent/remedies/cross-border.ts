import { rows } from '../../../model/json.js';
import type { Call } from '../../call.js';
import { find } from '../../lookup.js';
import type { Remedy } from '../../remedies.js';
import type { World } from '../../world.js';
import { createCrossBorderCompliance } from '../actions/cross-border.js';
import { putRow } from '../tables.js';
import { call } from './calls.js';

const UNICOM = { ServiceProvider: 'UNICOM' } as const;

/** What gets an account the leave to join both sides of the border; absent if there is nobody to give it. */
export function approval(world: World, account: string): readonly Call[] | undefined {
  const auditor = auditorFor(world, account);
  if (auditor === undefined) return undefined;
  const audit = (ComplianceId: number): Call =>
    call(auditor, 'AuditCrossBorderCompliance', { ...UNICOM, ComplianceId, AuditBehavior: 'APPROVED' });
  const form = find(world.tencent.crossBorder, account);
  if (form) return [audit(form.ComplianceId)];
  const applies = call(account, 'CreateCrossBorderCompliance', { ...UNICOM, Company: account });
  const after = createCrossBorderCompliance.run(world, applies);
  const made = after.ok ? find(after.world.tencent.crossBorder, account) : undefined;
  return made && [applies, audit(made.ComplianceId)];
}

/** Any account but the applicant's stands for the service provider; one without networks is most like it. */
function auditorFor(world: World, applicant: string): string | undefined {
  const others = rows(world.accounts)
    .filter(({ id, cloud }) => id !== applicant && cloud === 'tencent' && !servesFleets(world, id))
    .map(({ id }) => id);
  const busy = new Set(rows(world.vpcs).map((vpc) => vpc.account));
  return others.find((id) => !busy.has(id)) ?? others[0];
}

/** The service to which fleets' networks belong is nobody that calls. */
const servesFleets = (world: World, account: string): boolean =>
  rows(world.tencent.fleets).some(({ vpc }) => find(world.vpcs, vpc)?.account === account);

/** The approval as something that stands in the file. */
export function approvedInFile(world: World, account: string): Remedy {
  const row = find(world.accounts, account);
  const form = find(world.tencent.crossBorder, account);
  const approved = row
    ? { ...world, accounts: { ...world.accounts, [account]: { ...row, crossBorder: true } } }
    : world;
  return {
    kind: 'file',
    text: `account ${account} has to be approved for lines across the border of mainland China: accounts.${account} needs cross_border: true`,
    world: form ? putRow(approved, 'crossBorder', account, { ...form, State: 'APPROVED' }) : approved,
  };
}

/** Limits are raised by a ticket. */
export function raisedQuota(world: World, name: 'instancesPerCcn', least: number): Remedy {
  return {
    kind: 'file',
    text: `the quota ${name} has to be raised to ${least} (a ticket to Tencent Cloud): quotas needs ${name}: ${least}`,
    world: { ...world, tencent: { ...world.tencent, quotas: { ...world.tencent.quotas, [name]: least } } },
  };
}
