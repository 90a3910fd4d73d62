/** The doctor's process inside a sandbox: tries each part of the kernel that labs use. */
import { emit, receiveJob } from '../sandbox/inside.js';
import { filterTrials } from './filter-trials.js';
import { linkTrials } from './link-trials.js';
import { carryOut, type TrialResult } from './trial.js';

await receiveJob();
for (const trial of [...linkTrials, ...filterTrials]) emit<TrialResult>(carryOut(trial));
