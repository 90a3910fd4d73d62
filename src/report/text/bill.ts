import type { Bill, TrafficLine } from '../../lab/bill/bill.js';
import type { Charge } from '../../lab/bill/charges.js';
import { formatRate, formatSize } from '../../model/units.js';
import type { Style } from '../style.js';
import { table } from '../table.js';
import { plain } from './layout.js';

const TERMS: Readonly<Record<TrafficLine['terms'], string>> = {
  'monthly-95th': 'monthly 95th percentile',
  traffic: 'traffic',
  bought: 'bought in advance',
  test: 'test bandwidth, free',
};

/** Who pays for what, account by account: what crossed regions, and what it comes to. */
export function billLines({ traffic, charges }: Bill, style: Style): string[] {
  const accounts = [...new Set([...traffic, ...charges].map(({ account }) => account))].sort();
  return accounts.flatMap((account) => [
    '',
    style.colors.bold(plain(`Bill of account ${account}`, style)),
    ...trafficTable(
      traffic.filter((line) => line.account === account),
      style,
    ),
    ...chargeTable(
      charges.filter((charge) => charge.account === account),
      style,
    ),
  ]);
}

export const TRAFFIC = ['month', 'for', 'by', 'from', 'to', 'counted', 'stands for', 'peak', '95th'];

const trafficTable = (lines: readonly TrafficLine[], style: Style): string[] =>
  lines.length === 0 ? [] : indented(table(TRAFFIC, lines.map(trafficRow), style));

export const trafficRow = ({
  month,
  object,
  terms,
  from,
  to,
  counted,
  bytes,
  peak,
  p95,
}: TrafficLine): string[] => [
  month,
  object,
  TERMS[terms],
  from,
  to,
  formatSize(counted),
  formatSize(bytes),
  formatRate(peak),
  formatRate(p95),
];

export const CHARGES = ['charge', 'for', 'quantity', 'price', 'amount'];

const chargeTable = (charges: readonly Charge[], style: Style): string[] =>
  charges.length === 0 ? [] : indented(table(CHARGES, charges.map(chargeRow), style));

export const chargeRow = (charge: Charge): string[] => [
  TERMS[charge.terms],
  [charge.object, charge.regions?.join('–'), charge.month].filter((part) => part !== undefined).join(' '),
  quantityText(charge),
  charge.price === undefined ? 'none given' : `${charge.price} ${charge.currency ?? ''}`,
  charge.amount === undefined ? '' : `${charge.amount.toFixed(2)} ${charge.currency ?? ''}`,
];

function quantityText({ quantity, unit, days }: Charge): string {
  const figure = `${Number(quantity.toPrecision(3))} ${unit}`;
  return days ? `${figure}, ${days[0]} of ${days[1]} days` : figure;
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
