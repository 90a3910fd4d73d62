import { readFileSync } from 'node:fs';
import { parseMib } from '../kernel/linux/observe/mib.js';
import type { Within } from './tool.js';

/** How many ICMP echo requests a namespace has received, by its kernel's count; `undefined` if that has no such count. */
export const echoesIn = (kernel: Within, namespace: string): number | undefined =>
  kernel.within(namespace, () => parseEchoes(readFileSync('/proc/thread-self/net/snmp', 'utf8')));

/** Reads /proc/net/snmp. */
export const parseEchoes = (snmp: string): number | undefined => parseMib(snmp).get('IcmpInEchos');
