import type { Fabric } from '../../fabric/fabric.js';
import type { World } from '../world.js';

/** What packets see of Tencent Cloud. */
export const fabricOf = (_world: World): Fabric => ({ hosts: {}, routers: {}, links: {} });
