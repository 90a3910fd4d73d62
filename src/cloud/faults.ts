import type { Fabric, FabricHost, FabricLink } from '../fabric/fabric.js';
import type { Table } from '../model/json.js';
import { find } from './lookup.js';
import type { Fault, World } from './world.js';

/** The key of a fault in `World.faults`; the same thing breaks once only. */
export function faultId(fault: Fault): string {
  switch (fault.kind) {
    case 'host':
      return `host ${fault.host}`;
    case 'line':
      return `line ${fault.line}`;
    case 'region-connection':
      return `region-connection ${fault.link}`;
  }
}

export const broken = (world: World, fault: Fault): boolean =>
  find(world.faults, faultId(fault)) !== undefined;

/** Whether a leased line or an IPsec connection carries packets. */
export const lineUp = (world: World, line: string): boolean => !broken(world, { kind: 'line', line });

export const failed = (world: World, fault: Fault): World => ({
  ...world,
  faults: { ...world.faults, [faultId(fault)]: fault },
});

export function healed(world: World, fault: Fault): World {
  const { [faultId(fault)]: _mended, ...faults } = world.faults;
  return { ...world, faults };
}

/** Takes down the hosts and the links between regions that are broken. Clouds ask `lineUp` for lines themselves. */
export function withFaults(world: World, fabric: Fabric): Fabric {
  const hosts = { ...fabric.hosts };
  const links = { ...fabric.links };
  for (const fault of Object.values(world.faults)) {
    if (fault.kind === 'host') takeDown<FabricHost>(hosts, fault.host, { up: false });
    if (fault.kind === 'region-connection')
      takeDown<FabricLink>(links, fault.link, {
        up: false,
        downReason: 'LINK_DOWN',
        downText: 'a fault is on it',
      });
  }
  return { ...fabric, hosts, links };
}

function takeDown<T>(table: Record<string, T>, id: string, change: Partial<T>): void {
  const row = find<T>(table as Table<T>, id);
  if (row) table[id] = { ...row, ...change };
}
