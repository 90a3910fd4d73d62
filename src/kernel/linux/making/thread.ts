/** The thread of `aside.ts`: makes namespaces, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { refusalOf } from '../refusal.js';
import { type Made, makeNamespace } from './make.js';
import type { Order, Told } from './protocol.js';

/** Told together: telling takes time too. */
const TOGETHER = 16;

const { wanted, home } = workerData as Order;
const tell = (told: Told): void => parentPort?.postMessage(told);

let made: Made[] = [];
const tellMade = (): void => {
  if (made.length > 0) tell({ made });
  made = [];
};

try {
  for (const one of wanted) {
    made.push(makeNamespace(one, home));
    if (made.length === TOGETHER) tellMade();
  }
  tellMade();
} catch (error) {
  const refused = refusalOf(error);
  if (refused === undefined) throw error;
  tellMade();
  tell({ refused });
}
