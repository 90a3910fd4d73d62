import type { Catalogue } from './catalogue.js';

/** BssOpenApi 2017-12-14: orders. The codes are our choice. */
export const BSS = {
  OrderNotFound: [404, 'The order does not exist.'],
  OrderStatusInvalid: [409, 'The order is in a state that does not allow this.'],
} as const satisfies Catalogue;
