import { hasIp, ip } from '../../../model/cidr.js';
import { rows } from '../../../model/json.js';
import { callsOf, type Remedies } from '../../remedies.js';
import { type Offer, offersIn } from '../routes/publish.js';
import { childParams, network } from './ends.js';

/** Routes to the destination that their networks keep to themselves: the one named first. */
export const publish: Remedies = (world, _fabric, { object, destination }) =>
  rows(world.alibaba.cens)
    .flatMap(({ CenId }) => offersIn(world, CenId).map((offer) => ({ CenId, offer })))
    .filter(({ offer }) => !offer.wanted && !offer.unusable && hasIp(offer.cidr, ip(destination)))
    .sort((a, b) => Number(b.offer.object === object) - Number(a.offer.object === object))
    .flatMap(({ CenId, offer }) => {
      const child = network(world, offer.network);
      if (!child) return [];
      const params = { CenId, ...childParams(child), ...routeParams(offer) };
      return [callsOf(child.account, { action: 'PublishRouteEntries', params })];
    });

/** As calls name a published route. */
export const routeParams = ({ table, cidr }: Pick<Offer, 'table' | 'cidr'>) => ({
  ChildInstanceRouteTableId: table,
  DestinationCidrBlock: cidr.text,
});
