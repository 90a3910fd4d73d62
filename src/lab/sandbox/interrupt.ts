import { EXIT, LabError } from '../../model/errors.js';

type Stop = () => Promise<void>;

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const running = new Set<Stop>();
let interrupted = false;

/**
 * Calls `stop` on SIGINT and SIGTERM of this process until released. All that is registered is stopped side by side;
 * a second signal ends the process at once (the kernel cleans up then).
 */
export function stopOnInterrupt(stop: Stop): () => void {
  if (running.size === 0) for (const signal of SIGNALS) process.on(signal, interrupt);
  running.add(stop);
  return () => {
    if (running.delete(stop) && running.size === 0)
      for (const signal of SIGNALS) process.off(signal, interrupt);
  };
}

/** After an interrupt nothing new is begun: exit 130. */
export function refuseIfInterrupted(): void {
  if (interrupted) throw new LabError(EXIT.interrupted, { what: 'interrupted' });
}

function interrupt(): void {
  if (interrupted) process.exit(EXIT.interrupted);
  interrupted = true;
  process.exitCode = EXIT.interrupted;
  for (const stop of running) void stop();
}
