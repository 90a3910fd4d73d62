import type { CloudName } from '../../cloud/world.js';
import type { Terms } from '../../fabric/fabric.js';
import { type Way, wayKey } from '../../fabric/way.js';
import type { Prices } from '../../scenario/schema.js';
import { groups, pairOf } from './groups.js';
import type { Crossed } from './meter.js';
import { larger, type Month, monthsOf, samplesOf } from './percentile.js';

/** Something that costs money; without a price its quantity alone. */
export interface Charge {
  readonly account: string;
  readonly object: string;
  readonly terms: Exclude<Terms, 'test'>;
  /** Of traffic. */
  readonly regions?: readonly [string, string];
  readonly month?: string;
  /** Mbit/s of the 95th percentile, GB, or Mbit/s bought times months. */
  readonly quantity: number;
  readonly unit: 'Mbps' | 'GB' | 'Mbps-months';
  /** Of the 95th percentile: valid days, of the days of the month. */
  readonly days?: readonly [number, number];
  readonly price?: number;
  readonly amount?: number;
  readonly currency?: string;
}

/** Bandwidth that an account has paid for in advance. */
export interface Bought {
  readonly account: string;
  readonly object: string;
  readonly mbpsMonths: number;
}

export interface Priced {
  readonly prices: Prices;
  readonly cloudOf: (account: string) => CloudName | undefined;
}

/** For what crossed between two regions, both ways, on one account's terms. */
export function trafficCharges(crossed: readonly Crossed[], priced: Priced): Charge[] {
  const [first] = crossed;
  if (!first) return [];
  const { way } = first;
  const directions = groups(crossed, (one) => wayKey(one.way)).map(samplesOf);
  switch (way.terms) {
    case 'monthly-95th':
      return monthsOf(larger(directions)).map((month) => percentileCharge(way, month, priced));
    case 'traffic':
      return monthsOf(samplesOf(crossed)).map((month) => gigabytes(way, month, priced));
    case 'bought':
    case 'test':
      return [];
  }
}

const common = (way: Way, terms: Charge['terms'], { month }: Month) => ({
  account: way.account,
  object: way.object,
  terms,
  regions: pairOf(way),
  month,
});

const percentileCharge = (way: Way, month: Month, priced: Priced): Charge => {
  const quantity = month.p95 / 1e6;
  const days = [month.validDays, month.days] as const;
  const price = pricesOf(way.account, priced)?.mbps_month_95;
  return {
    ...common(way, 'monthly-95th', month),
    quantity,
    unit: 'Mbps',
    days,
    ...amountOf(price, (quantity * days[0]) / days[1], way.account, priced),
  };
};

const gigabytes = (way: Way, month: Month, priced: Priced): Charge => {
  const quantity = month.bytes / 1e9;
  const price = pricesOf(way.account, priced)?.gb;
  return {
    ...common(way, 'traffic', month),
    quantity,
    unit: 'GB',
    ...amountOf(price, quantity, way.account, priced),
  };
};

export const boughtCharge = ({ account, object, mbpsMonths }: Bought, priced: Priced): Charge => ({
  account,
  object,
  terms: 'bought',
  quantity: mbpsMonths,
  unit: 'Mbps-months',
  ...amountOf(pricesOf(account, priced)?.package_mbps_month, mbpsMonths, account, priced),
});

type CloudPrices = {
  readonly currency: string;
  readonly mbps_month_95?: number;
  readonly gb?: number;
  readonly package_mbps_month?: number;
};

function pricesOf(account: string, { prices, cloudOf }: Priced): CloudPrices | undefined {
  const cloud = cloudOf(account);
  return cloud && prices[cloud];
}

function amountOf(
  price: number | undefined,
  quantity: number,
  account: string,
  priced: Priced,
): Pick<Charge, 'price' | 'amount' | 'currency'> {
  const currency = pricesOf(account, priced)?.currency;
  return price === undefined || currency === undefined ? {} : { price, amount: price * quantity, currency };
}
