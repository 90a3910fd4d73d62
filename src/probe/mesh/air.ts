import { inbox, outbox } from '../../kernel/linux/batch.js';
import { readable } from '../../kernel/linux/poll.js';
import { ip } from '../../model/cidr.js';
import type { Carrier, Ear, MeshHost } from './carrier.js';
import type { Tally } from './tally.js';

/** One probe of a measurement: its sockets, and what they saw. */
export interface Leg {
  readonly carrier: Carrier;
  readonly tally: Tally;
}

/** What is sent and heard, whatever the protocol. */
export interface Air {
  /** Sends one host's requests to others. */
  send(leg: Leg, from: number, to: readonly number[]): void;
  /** Reads all that waits; true if there was any news in it. */
  listen(): boolean;
  sent(): number;
}

const BATCH = 64;
/** The largest packet of ours with an IPv4 header that carries options. */
const LONGEST = 128;

export function openAir(legs: readonly Leg[], hosts: readonly MeshHost[]): Air {
  const addresses = hosts.map(({ address }) => ip(address));
  const ears = legs.flatMap((leg) =>
    [...(leg.carrier.servers ?? []), ...leg.carrier.senders].map((ear) => ({ leg, ear })),
  );
  const ready = readable(ears.map(({ ear }) => ear.fd));
  const outboxes = new Map(legs.map((leg) => [leg, outbox(BATCH, leg.carrier.payload)]));
  const incoming = inbox(BATCH, LONGEST);
  let news = false;
  let sent = 0;

  const hear = ({ tally }: Leg, ear: Ear): void => {
    incoming.drain(ear.fd, (bytes, start, length, from) => {
      const seen = ear.read(bytes, start, length, from);
      if (seen && tally.see(seen, ear.host)) news = true;
    });
    ear.flush?.();
  };
  /** Answers come at once where nothing is slow: they are read before they fill the socket. */
  const launch = (leg: Leg, from: number, to: readonly number[]): void => {
    const { carrier } = leg;
    const sender = carrier.senders[from];
    const out = outboxes.get(leg);
    if (!sender || !out) return;
    for (const host of to)
      carrier.write(out.bytes, out.next({ address: addresses[host] ?? 0, port: carrier.port }), from, host);
    sent += out.flush(sender.fd);
    for (const host of to) {
      const server = carrier.servers?.[host];
      if (server) hear(leg, server);
    }
    hear(leg, sender);
  };
  return {
    send(leg, from, to) {
      for (let at = 0; at < to.length; at += BATCH) launch(leg, from, to.slice(at, at + BATCH));
    },
    listen() {
      for (const place of ready()) {
        const entry = ears[place];
        if (entry) hear(entry.leg, entry.ear);
      }
      const heard = news;
      news = false;
      return heard;
    },
    sent: () => sent,
  };
}
