/**
 * Begins a command line that runs another without what tap puts into every Node.js process that its tests start: loading
 * it takes longer than the command does.
 */
export const PLAIN: readonly string[] = ['env', '-u', 'NODE_OPTIONS'];
