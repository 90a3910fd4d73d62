import { bindSocket, closeSocket, openSocket, receive, send } from '../kernel/linux/socket.js';
import type { UdpMeasured } from './measured.js';
import { sendIfPossible } from './sending.js';
import { sleep } from './sleep.js';
import { nextSourcePort } from './source-port.js';
import type { PortQuestion } from './tcp.js';
import type { Within } from './tool.js';

/** Datagrams are lost on a full line: some more are sent, evenly over the time. */
const TRIES = 4;
const PAYLOAD = 8;

/** Sends a datagram to a port of a host, which sends back what comes; reached if an answer came. */
export async function udp(kernel: Within, question: PortQuestion): Promise<UdpMeasured> {
  const echo = kernel.within(question.toNs, () => openSocket('udp'));
  const sender = kernel.within(question.fromNs, () => openSocket('udp'));
  try {
    bindSocket(echo, question);
    bindSocket(sender, { address: '0.0.0.0', port: nextSourcePort() });
    return await measure(echo, sender, question);
  } finally {
    closeSocket(sender);
    closeSocket(echo);
  }
}

async function measure(echo: number, sender: number, question: PortQuestion): Promise<UdpMeasured> {
  const start = performance.now();
  const spent = (): number => performance.now() - start;
  let sent = 0;
  for (; spent() < question.waitMs; await sleep(1)) {
    if (spent() >= (sent * question.waitMs) / TRIES) {
      sendIfPossible(() => send(sender, Buffer.alloc(PAYLOAD, sent), question));
      sent++;
    }
    sendBack(echo);
    if (answered(sender, question)) return { kind: 'udp', reachable: true, sent, ms: spent() };
  }
  return { kind: 'udp', reachable: false, sent, ms: spent() };
}

function sendBack(echo: number): void {
  const into = Buffer.alloc(PAYLOAD + 1);
  for (let got = receive(echo, into); got !== undefined; got = receive(echo, into)) {
    const { length, from } = got;
    sendIfPossible(() => send(echo, into.subarray(0, length), from));
  }
}

/** Whether the address and port that were asked have answered. */
function answered(sender: number, { address, port }: PortQuestion): boolean {
  const into = Buffer.alloc(PAYLOAD + 1);
  for (let got = receive(sender, into); got !== undefined; got = receive(sender, into))
    if (got.length === PAYLOAD && got.from.address === address && got.from.port === port) return true;
  return false;
}
