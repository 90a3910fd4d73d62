import { cloudOf, type Draft, type Row } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import type { Loose } from '../prune.js';
import type { DirectConnectGateway, Tunnel } from '../schema.js';
import type { Check } from './check.js';
import { onePlace } from './gateway.js';
import { repeated } from './repeated.js';

type Gateway = Row<DirectConnectGateway>;
type Listed = Loose<string | Tunnel> | undefined;

/** A list of lines names each, alone or in a map with more. */
export const lineOfTunnel = (tunnel: Listed): string | undefined =>
  typeof tunnel === 'object' ? tunnel.line : tunnel;

export const tunnelPointer = (gateway: string, tunnel: Listed, index: number): string =>
  typeof tunnel === 'object' ? join(gateway, 'lines', index, 'line') : join(gateway, 'lines', index);

/** A direct connect gateway is Tencent Cloud's, has one place and one way to know routes, and a line to each data centre. */
export const directConnectGateways: Check = (draft) =>
  [...draft.directConnectGateways.values()].flatMap((gateway) => [
    ...onePlace(gateway),
    ...ofCloud(draft, gateway),
    ...oneWay(gateway),
    ...lines(draft, gateway),
    ...repeated(
      (gateway.row.static ?? []).map((name, i) => ({
        scope: gateway.name,
        name,
        pointer: join(gateway.pointer, 'static', i),
      })),
      (block) => `${block} is listed already`,
      'once is enough',
    ),
  ]);

const ownerOf = (draft: Draft, { row: { vpc, account } }: Gateway): string | undefined =>
  vpc === undefined ? account : draft.vpcs.get(vpc)?.row.account;

function ofCloud(draft: Draft, gateway: Gateway): Finding[] {
  const owner = ownerOf(draft, gateway);
  if (owner === undefined || !draft.accounts.has(owner) || cloudOf(draft, owner) === 'tencent') return [];
  const key = gateway.row.vpc === undefined ? 'account' : 'vpc';
  const what = `a direct connect gateway is Tencent Cloud’s, and ${owner} is an account of another cloud`;
  return [error(join(gateway.pointer, key), what, 'name one of Tencent Cloud')];
}

function oneWay({ name, pointer, row }: Gateway): Finding[] {
  if (row.static === undefined) return [];
  const at = join(pointer, 'static');
  if (row.bgp)
    return [error(at, `${name} has static and bgp at once`, 'BGP withdraws static blocks: remove one')];
  if (row.vpc === undefined) return [];
  return [
    error(at, `${name} stands in a VPC and publishes nothing`, 'remove static: routes of the VPC lead to it'),
  ];
}

function lines(draft: Draft, gateway: Gateway): Finding[] {
  const owner = ownerOf(draft, gateway);
  const given = (gateway.row.lines ?? []).map((tunnel, index) => {
    const line = lineOfTunnel(tunnel);
    return {
      line,
      row: draft.lines.get(line ?? '')?.row,
      pointer: tunnelPointer(gateway.pointer, tunnel, index),
    };
  });
  const foreign = given.flatMap(({ line, row, pointer }) =>
    row?.account === undefined || owner === undefined || row.account === owner
      ? []
      : [
          error(
            pointer,
            `${line} is a line of ${row.account}, ${gateway.name} of ${owner}`,
            'both are one account’s',
          ),
        ],
  );
  const twice = repeated(
    given.map(({ row, pointer }) => ({ scope: gateway.name, name: row?.data_centre, pointer })),
    (site) => `${gateway.name} has a line to ${site} already`,
    'of several lines to one data centre a gateway uses the first: give the others gateways of their own',
  );
  return [...foreign, ...twice];
}
