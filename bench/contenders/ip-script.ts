import { commands } from '../../src/plane/commands.js';
import { compile } from '../../src/plane/compile/index.js';
import { star } from '../fabric.js';

/** A star as a shell script: what transitlab lays, one `ip` process for each thing. */
export function ipScript(hosts: number): string {
  const plane = compile(star(hosts));
  return [
    'set -e',
    'start=$(date +%s%N)',
    ...commands(plane),
    'end=$(date +%s%N)',
    'printf \'{"up":%s}\\ndown\\n\' $(((end - start) / 1000000))',
    ...plane.namespaces.map(({ name }) => `ip netns del ${name}`),
    '',
  ].join('\n');
}
