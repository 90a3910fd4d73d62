import { version } from '../lab/package.js';

const VERSION: readonly string[] = ['--version', '-V'];

/** The command, on this process. What every other use needs is not loaded only to say a number. */
export async function start(args: readonly string[]): Promise<void> {
  const [first = '', ...rest] = args;
  if (rest.length === 0 && VERSION.includes(first)) process.stdout.write(`${version()}\n`);
  else await (await import('./main.js')).start(args);
}
