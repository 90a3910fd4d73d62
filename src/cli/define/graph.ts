import { Option } from 'commander';
import { GRAPH_FORMATS } from '../../report/topology/graph.js';
import type { GraphOptions } from '../graph.js';
import type { Define } from './define.js';
import { atOption, NEEDS_NONE, sandboxOption } from './options.js';

export const defineGraph: Define = (program, host, ports, done) => {
  program
    .command('graph')
    .description('draw the network: regions, accounts, networks, hosts, and links with their rates')
    .argument('<file>', 'a scenario file')
    .addOption(
      new Option('--format <format>', 'Mermaid for GitHub, DOT for Graphviz, JSON, or a picture')
        .choices(GRAPH_FORMATS)
        .default('mermaid'),
    )
    .addOption(atOption())
    .addOption(sandboxOption(NEEDS_NONE))
    .action(async (file: string, options: GraphOptions) => {
      done(await (await import('../graph.js')).graph(file, options, host, ports));
    });
};
