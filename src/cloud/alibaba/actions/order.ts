import { rows } from '../../../model/json.js';
import { accept, action } from '../action.js';
import { refuse } from '../errors.js';
import { packageOf } from '../packages.js';
import { integer, optional, or, text } from '../params.js';
import { prolonged, started } from '../subscription.js';
import { clientToken } from './common.js';

const BSS = 'BssOpenApi 2017-12-14';

/** Pays for an order that CreateCenBandwidthPackage left open (AutoPay false): now there is a package. */
export const payOrder = action(BSS, 'PayOrder', { OrderId: text }, (world, caller, { OrderId }) => {
  const row = rows(world.alibaba.bandwidthPackages).find((one) => one.orderId === OrderId);
  if (row?.account !== caller.id) return refuse('OrderNotFound', `It is ${OrderId}.`);
  if (row.paid) return refuse('OrderStatusInvalid', `${OrderId} is paid.`);
  return accept(started(world, row), { Success: true, OrderId });
});

/** Prolongs a subscription; a package that is locked for lack of payment carries packets again. */
export const renewInstance = action(
  BSS,
  'RenewInstance',
  {
    InstanceId: text,
    RenewPeriod: or(integer(1, 36), 1),
    ProductCode: optional(text),
    ProductType: optional(text),
    ClientToken: optional(clientToken),
  },
  (world, caller, { InstanceId, RenewPeriod }) => {
    const found = packageOf(world, caller, InstanceId);
    if (!found.ok) return found;
    const { row } = found;
    if (row.expires === undefined)
      return refuse('UnSupported.ChargeType', `${InstanceId} is pay as you go and has no term.`);
    if (row.upgrade)
      return refuse('InvalidOperation.BwpInstanceStatus', `${InstanceId} is upgraded for a time.`);
    return accept(prolonged(world, row, Math.max(row.expires, world.now), RenewPeriod), {
      Success: true,
      InstanceId,
    });
  },
);
