import { Option } from 'commander';

/** Options that verbs of standing labs share. */
export const nameOption = (): Option =>
  new Option('--name <name>', 'which lab; may be left out when there is only one');

export const formatOption = (): Option =>
  new Option('--format <format>', 'on stdout').choices(['text', 'json']).default('text');
