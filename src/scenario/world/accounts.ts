import type { Account } from '../../cloud/world.js';
import { type CloudRules, rulesOf } from '../clouds.js';
import type * as File from '../schema.js';
import { mapped } from './mapped.js';

export const accountsOf = (file: File.ScenarioFile): Record<string, Account> =>
  mapped(
    file.accounts,
    (id, { uid, cloud, cross_border }): Account => ({
      id,
      cloud: cloud ?? file.cloud,
      uid,
      ...(cross_border ? { crossBorder: true } : {}),
    }),
  );

/** The rules of the cloud that an account is of. */
export const rulesOfAccount = (file: File.ScenarioFile, account: string): CloudRules =>
  rulesOf(file.accounts[account]?.cloud ?? file.cloud);
