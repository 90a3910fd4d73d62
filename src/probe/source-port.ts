/** From this port on (RFC 6335) systems choose for the sending side. */
const FIRST = 49_152;
const COUNT = 65_536 - FIRST;
let used = 0;

/**
 * A port for the sending side, another one each time: to connection tracking each check is a flow of its own, and
 * nothing passes because an earlier check did.
 */
export const nextSourcePort = (): number => FIRST + (used++ % COUNT);
