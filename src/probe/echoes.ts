import { readFileSync } from 'node:fs';
import type { Within } from './tool.js';

/** How many ICMP echo requests a namespace has received, by its kernel's count; `undefined` if that has no such count. */
export const echoesIn = (kernel: Within, namespace: string): number | undefined =>
  kernel.within(namespace, () => parseEchoes(readFileSync('/proc/thread-self/net/snmp', 'utf8')));

/** /proc/net/snmp: a line of names, then a line of numbers. */
export function parseEchoes(snmp: string): number | undefined {
  const [names = [], numbers = []] = snmp
    .split('\n')
    .filter((line) => line.startsWith('Icmp: '))
    .map((line) => line.split(' '));
  const value = numbers[names.indexOf('InEchos')];
  return value === undefined ? undefined : Number(value);
}
