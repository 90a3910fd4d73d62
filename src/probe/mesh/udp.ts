import { outbox, type Peer } from '../../kernel/linux/batch.js';
import { bindSocket } from '../../kernel/linux/socket.js';
import { frameOf } from '../wire.js';
import type { Ear, OpenCarrier, Sighting } from './carrier.js';
import { meshSocket } from './raw.js';

const BYTES = 6;
const ANY_ADDRESS = '0.0.0.0';
const BATCH = 64;
/** For a host whose own port would be the one that is asked for. */
const SPARE_PORT = 49_151;

/** Datagrams to a port, at which a socket of ours sits in each host and sends them back. */
export const openUdp =
  (port: number): OpenCarrier =>
  (kernel, hosts, { epoch, source }, opened) => {
    const bound = (namespace: string, local: number): number => {
      const fd = opened(kernel.within(namespace, () => meshSocket('udp')));
      bindSocket(fd, { address: ANY_ADDRESS, port: local });
      return fd;
    };
    const answers = outbox(BATCH, BYTES);
    const write = (bytes: Buffer, at: number, from: number, to: number): void => {
      bytes.writeUInt16BE(epoch, at);
      bytes.writeUInt16BE(from, at + 2);
      bytes.writeUInt16BE(to, at + 4);
    };
    const parse = (kind: Sighting['kind'], bytes: Buffer, start: number, length: number) =>
      length === BYTES && bytes.readUInt16BE(start) === epoch
        ? { kind, from: bytes.readUInt16BE(start + 2), to: bytes.readUInt16BE(start + 4) }
        : undefined;
    const client = (fd: number, host: number): Ear => ({
      fd,
      host,
      read: (bytes, start, length) => parse('answer', bytes, start, length),
    });
    const server = (fd: number, host: number): Ear => ({
      fd,
      host,
      read(bytes, start, length, peer: Peer) {
        const seen = parse('request', bytes, start, length);
        if (seen) {
          if (answers.full()) answers.flush(fd);
          write(answers.bytes, answers.next(peer), seen.from, seen.to);
        }
        return seen;
      },
      flush: () => void answers.flush(fd),
    });
    return {
      frame: frameOf(BYTES, 'udp'),
      payload: BYTES,
      port,
      senders: hosts.map(({ namespace }, host) =>
        client(bound(namespace, source(host) === port ? SPARE_PORT : source(host)), host),
      ),
      servers: hosts.map(({ namespace }, host) => server(bound(namespace, port), host)),
      write,
    };
  };
