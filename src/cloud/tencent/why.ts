import type { NoRoute } from '../model.js';
import type { World } from '../world.js';

export const whyNoRoute = (_world: World, router: string, host: string): NoRoute => ({
  code: 'NO_ROUTE',
  object: router,
  text: `${router} has no route to ${host}`,
});
