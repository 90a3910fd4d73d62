import type { Host } from './host.js';

/** Set by the runner, for each step of a job. */
export const isGitHub = ({ GITHUB_ACTIONS }: Host['env']): boolean => GITHUB_ACTIONS === 'true';
