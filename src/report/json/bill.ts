import type * as Lab from '../../lab/bill/bill.js';
import type { Charge } from '../../lab/bill/charges.js';
import { optional } from './optional.js';
import type { Bill } from './schema-bill.js';

export const bill = ({ traffic, charges }: Lab.Bill): Bill => ({
  traffic: traffic.map(line),
  charges: charges.map(charge),
});

const line = (of: Lab.TrafficLine): Bill['traffic'][number] => ({
  month: of.month,
  account: of.account,
  network: of.network,
  object: of.object,
  terms: of.terms,
  from: of.from,
  to: of.to,
  counted: of.counted,
  bytes: of.bytes,
  peak: of.peak,
  p95: of.p95,
});

const charge = (of: Charge): Bill['charges'][number] => ({
  account: of.account,
  object: of.object,
  terms: of.terms,
  ...optional('regions', of.regions && [...of.regions]),
  ...optional('month', of.month),
  quantity: of.quantity,
  unit: of.unit,
  ...optional('days', of.days && [...of.days]),
  ...optional('price', of.price),
  ...optional('amount', of.amount),
  ...optional('currency', of.currency),
});
