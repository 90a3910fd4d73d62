import { type JsonObject, rows } from '../../../model/json.js';
import type { World } from '../../world.js';
import { accept, action } from '../action.js';
import { PAGING, paged } from '../answer.js';
import { refuse } from '../errors.js';
import { integer, oneOf, optional, text } from '../params.js';
import type { CrossBorder } from '../state/owner.js';
import { putRow } from '../tables.js';
import { VPC } from './common.js';

const PROVIDER = oneOf(['UNICOM']);
const LEFT_UNREAD = [
  'UniformSocialCreditCode',
  'LegalPerson',
  'IssuingAuthority',
  'BusinessLicense',
  'BusinessAddress',
  'PostCode',
  'Manager',
  'ManagerId',
  'ManagerIdCard',
  'ManagerAddress',
  'ManagerTelephone',
  'Email',
  'ServiceHandlingForm',
  'AuthorizationLetter',
  'SafetyCommitment',
  'ServiceStartDate',
  'ServiceEndDate',
] as const;
const unread = Object.fromEntries(LEFT_UNREAD.map((name) => [name, optional(text)]));

/** An account asks for the leave to join both sides of the border. A form that was denied can be sent again. */
export const createCrossBorderCompliance = action(
  VPC,
  'CreateCrossBorderCompliance',
  { ServiceProvider: PROVIDER, Company: text, ...unread },
  (world, caller, { ServiceProvider, Company }) => {
    const row: CrossBorder = {
      ServiceProvider,
      ComplianceId: 10_001 + world.serial,
      account: caller.id,
      Company,
      State: 'PENDING',
    };
    return accept(putRow({ ...world, serial: world.serial + 1 }, 'crossBorder', caller.id, row));
  },
);

/** The service provider decides: any account but the applicant's. It may change its mind. */
export const auditCrossBorderCompliance = action(
  VPC,
  'AuditCrossBorderCompliance',
  {
    ServiceProvider: PROVIDER,
    ComplianceId: integer(1, 1e12),
    AuditBehavior: oneOf(['APPROVED', 'DENY']),
  },
  (world, caller, { ComplianceId, AuditBehavior }) => {
    const row = rows(world.tencent.crossBorder).find((form) => form.ComplianceId === ComplianceId);
    if (!row) return refuse('ResourceNotFound', `ComplianceId: ${ComplianceId}.`);
    if (row.account === caller.id)
      return refuse('UnsupportedOperation.AppIdMismatch', 'The service provider audits, not the applicant.');
    return accept(putRow(world, 'crossBorder', row.account, { ...row, State: AuditBehavior }));
  },
);

export const describeCrossBorderCompliance = action(
  VPC,
  'DescribeCrossBorderCompliance',
  {
    ServiceProvider: optional(PROVIDER),
    ComplianceId: optional(integer(1, 1e12)),
    Company: optional(text),
    State: optional(oneOf(['PENDING', 'APPROVED', 'DENY'])),
    ...PAGING,
  },
  (world, caller, p) => {
    const found = formsFor(world, caller.id).filter(
      (row) =>
        (p.ComplianceId ?? row.ComplianceId) === row.ComplianceId &&
        (p.Company ?? row.Company) === row.Company &&
        (p.State ?? row.State) === row.State,
    );
    return accept(world, paged(p, 'CrossBorderComplianceSet', found.map(element)));
  },
);

/** An applicant sees his own form; who has none may be the service provider, and sees them all. */
function formsFor(world: World, account: string): CrossBorder[] {
  const all = rows(world.tencent.crossBorder);
  const own = all.filter((row) => row.account === account);
  return own.length > 0 ? own : all;
}

const element = ({ account: _account, ...row }: CrossBorder): JsonObject => row;
