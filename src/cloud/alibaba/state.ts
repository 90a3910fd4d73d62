import type { Table } from '../../model/json.js';

/** Classic CEN (Basic Edition), by the cloud's own names. */
export interface Alibaba {
  readonly cens: Table<Cen>;
}

export interface Cen {
  readonly CenId: string;
}
