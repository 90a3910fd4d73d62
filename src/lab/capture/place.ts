import type { Interface } from '../../kernel/counters.js';
import { EXIT, LabError } from '../../model/errors.js';
import type { Survey } from '../standing/view/survey.js';

/**
 * The interface that is meant: a host's own, or the end of a link that a router holds (`end`; the first one unless told).
 * Throws exit 2 for what there is not.
 */
export function placeOf({ hosts, links }: Survey, asked: string, end?: string): Interface {
  const host = hosts.find(({ id }) => id === asked);
  if (host) {
    if (end !== undefined) throw noEnd(`${asked} is a host`, 'leave --end out');
    return { namespace: host.namespace, dev: host.dev };
  }
  const link = links.find(({ id }) => id === asked);
  if (!link) {
    throw new LabError(EXIT.usage, {
      what: `there is no host and no link ${JSON.stringify(asked)}`,
      hint: `hosts are ${list(hosts)}; links ${list(links)}`,
    });
  }
  const found = link.ends.find(({ router }) => end === undefined || router === end);
  if (!found)
    throw noEnd(
      `the link does not end at ${JSON.stringify(end)}`,
      `it ends at ${link.ends.map(({ router }) => router).join(' and ')}`,
    );
  return { namespace: found.namespace, dev: found.dev };
}

const noEnd = (what: string, hint: string): LabError => new LabError(EXIT.usage, { what, hint });

const list = (rows: readonly { readonly id: string }[]): string =>
  rows.length === 0 ? 'none' : rows.map(({ id }) => id).join(', ');
