import t from 'tap';
import { billOf } from '../../../src/lab/bill/bill.js';
import { back, flow, HOUR, JANUARY } from './ways.js';

const clouds = { A: 'tencent', B: 'alibaba' } as const;
const cloudOf = (account: string) => (account === 'A' || account === 'B' ? clouds[account] : undefined);
const prices = {
  tencent: { currency: 'USD', mbps_month_95: 31, gb: 2 },
  alibaba: { currency: 'CNY', package_mbps_month: 10 },
};
const quiet = flow(JANUARY, 2 * HOUR, 1e5);
const busy = flow(JANUARY, 2 * HOUR, 5e6, back);

t.test('a line for each direction, a charge for the pair by its busier one', async (t) => {
  const { traffic, charges } = billOf([quiet, busy], [], { prices, cloudOf });
  t.match(traffic, [
    { month: '2024-01', from: 'ap-guangzhou', to: 'ap-shanghai', counted: 1e6 },
    { from: 'ap-shanghai', to: 'ap-guangzhou' },
  ]);
  t.equal(Math.round(traffic[1]?.p95 ?? 0), 5e6);
  t.equal(Math.round(traffic[0]?.peak ?? 0), 1e5);
  t.equal(charges.length, 1);
  t.match(charges[0], {
    account: 'A',
    object: 'ccn-1',
    terms: 'monthly-95th',
    regions: ['ap-guangzhou', 'ap-shanghai'],
    month: '2024-01',
    unit: 'Mbps',
    days: [1, 31],
    price: 31,
    currency: 'USD',
  });
  // 5 Mbit/s, one day of 31, 31 USD.
  t.equal(charges[0]?.amount?.toFixed(6), '5.000000');
});

t.test('without a price there are quantities, and nothing is made up', async (t) => {
  const { charges } = billOf([busy], [{ account: 'B', object: 'cenbwp-1', mbpsMonths: 16 }], {
    prices: {},
    cloudOf,
  });
  t.match(charges, [{ unit: 'Mbps' }, { unit: 'Mbps-months', quantity: 16 }]);
  for (const charge of charges)
    t.notOk('price' in charge || 'amount' in charge || 'currency' in charge, charge.object);
});

t.test('by traffic both directions are paid, byte by byte', async (t) => {
  const terms = { terms: 'traffic' } as const;
  const { charges } = billOf(
    [flow(JANUARY, HOUR, 8e6, terms), flow(JANUARY, HOUR, 8e6, { ...terms, ...back })],
    [],
    { prices, cloudOf },
  );
  t.match(charges, [{ terms: 'traffic', unit: 'GB' }]);
  t.equal(charges[0]?.quantity.toFixed(6), '7.200000');
  t.equal(charges[0]?.amount?.toFixed(6), '14.400000');
});

t.test('what was bought costs the same with and without traffic; test bandwidth is free', async (t) => {
  const bought = [{ account: 'B', object: 'cenbwp-1', mbpsMonths: 16 }];
  const ofB = { account: 'B', object: 'cenbwp-1', network: 'cen-1' } as const;
  const crossed = [
    flow(JANUARY, HOUR, 5e6, { ...ofB, terms: 'bought' }),
    flow(JANUARY, HOUR, 1e3, { ...ofB, object: 'cen-1', terms: 'test' }),
  ];
  const { charges, traffic } = billOf(crossed, bought, { prices, cloudOf });
  t.same(charges, billOf([], bought, { prices, cloudOf }).charges);
  t.match(charges, [{ account: 'B', amount: 160, currency: 'CNY' }]);
  t.equal(traffic.length, 2);
});

t.test('nothing crossed, nothing was bought', async (t) => {
  t.same(billOf([], [], { prices, cloudOf }), { traffic: [], charges: [] });
});
