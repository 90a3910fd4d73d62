import type { Action } from '../call.js';

export const GSE_VERSION = '2019-11-12';

/**
 * Two products have an action of one name, as vpc and gse have AttachCcnInstances. `Version` tells them apart; a call
 * without it is gse's if it names a fleet.
 */
export const eitherProduct = (vpc: Action, gse: Action): Action => ({
  name: vpc.name,
  api: `${vpc.api}, ${gse.api}`,
  params: [...new Set([...vpc.params, ...gse.params])],
  run: (world, call) => {
    const { Version, FleetId } = call.params;
    const toGse = Version === undefined ? FleetId !== undefined : Version === GSE_VERSION;
    return (toGse ? gse : vpc).run(world, call);
  },
});
