import Type from 'typebox';
import { strict } from '../json/schema-base.js';

const Place = { namespace: Type.String(), dev: Type.String({ description: 'Interface in it' }) };

const End = Type.Object(
  {
    router: Type.String(),
    ...Place,
    rate: Type.Optional(
      Type.Number({ description: 'Bits per second that it may send; absent: as much as it can' }),
    ),
  },
  strict,
);

/** What `inspect` says of what a lab is made of. */
export const NetworkJson = Type.Object(
  {
    hosts: Type.Array(Type.Object({ id: Type.String(), address: Type.String(), ...Place }, strict)),
    routers: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          kind: Type.Enum(['vpc', 'transit', 'vbr', 'idc', 'vpn', 'direct-connect', 'edge']),
          label: Type.String(),
          region: Type.String(),
          account: Type.String(),
          namespace: Type.String(),
        },
        strict,
      ),
    ),
    links: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          kind: Type.Enum(['attachment', 'region-connection', 'line', 'peering', 'tunnel']),
          label: Type.String(),
          up: Type.Boolean(),
          why: Type.Optional(Type.String({ description: 'Why it is down' })),
          ends: Type.Tuple([End, End]),
        },
        strict,
      ),
    ),
    objects: Type.Array(
      Type.Object(
        {
          kind: Type.String({ description: 'In the cloud’s terms: `CEN attachment`' }),
          id: Type.String(),
          of: Type.Optional(Type.String({ description: 'The interconnect it belongs to' })),
          account: Type.String(),
          state: Type.String({ description: 'In the cloud’s own word' }),
          about: Type.String(),
        },
        strict,
      ),
    ),
  },
  { ...strict, description: 'What the lab is made of; absent if another version keeps it' },
);
