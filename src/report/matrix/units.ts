import type { MatrixHost } from '../../lab/matrix/matrix.js';
import { grouped } from '../../model/grouped.js';
import { order } from './order.js';

/** What has a row and a column of a grid: a host, or several that stand together. */
export interface Unit {
  /** The heading under which it stands. */
  readonly network: string;
  readonly label: string;
  /** Places of its hosts. */
  readonly members: ReadonlySet<number>;
  /** Of each class of hosts in it one place, and a second where there is one: they say what all say. */
  readonly places: readonly number[];
}

/** Hosts of a grid, with their places, and which of them are alike. */
export interface Cast {
  readonly hosts: readonly MatrixHost[];
  readonly classes: readonly (readonly number[])[];
}

/** From fine to coarse: hosts, classes of hosts, subnets, networks. A grid takes the first that fits. */
export function* unitings(cast: Cast): Generator<readonly Unit[]> {
  const { hosts, classes } = cast;
  const together = (key: (host: MatrixHost) => string): (readonly number[])[] => [
    ...grouped(hosts.map((host, place) => [key(host), place] as const)).values(),
  ];
  yield units(
    cast,
    together(({ id }) => id),
    ({ id }) => id,
  );
  yield units(cast, classes, ({ id }, count) => (count === 1 ? id : `${id} and ${count - 1} like it`));
  yield units(
    cast,
    together(({ network, subnet }) => `${network} ${subnet}`),
    ({ subnet }, count) => `${subnet}: ${count}`,
  );
  yield units(
    cast,
    together(({ network }) => network),
    (_, count) => `all ${count}`,
  );
}

const units = (
  { hosts, classes }: Cast,
  parts: readonly (readonly number[])[],
  label: (host: MatrixHost, count: number) => string,
): Unit[] => {
  const classOf = classOfPlaces(classes);
  return parts
    .flatMap((places): Unit[] => {
      const host = hosts[places[0] ?? -1];
      const alike = grouped(places.map((place) => [String(classOf.get(place)), place] as const));
      return host
        ? [
            {
              network: host.network,
              label: label(host, places.length),
              members: new Set(places),
              places: [...alike.values()].flatMap((same) => same.slice(0, 2)),
            },
          ]
        : [];
    })
    .sort((a, b) => order(a.network, b.network) || order(a.label, b.label));
};

const classOfPlaces = (classes: Cast['classes']): ReadonlyMap<number, number> =>
  new Map(classes.flatMap((places, at) => places.map((place) => [place, at] as const)));
