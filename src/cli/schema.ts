import { EXIT, type ExitCode } from '../model/errors.js';
import { unreachable } from '../model/never.js';
import type { Host } from './host.js';
import type { Ports } from './ports.js';
import type { SchemaName } from './schemas.js';

/** `transitlab schema`: for editors and for readers of reports. */
export async function schema(of: SchemaName, host: Host, ports: Ports): Promise<ExitCode> {
  host.stdout.write(`${JSON.stringify(await documentOf(of, ports), undefined, 2)}\n`);
  return EXIT.ok;
}

async function documentOf(of: SchemaName, ports: Ports): Promise<object> {
  switch (of) {
    case 'scenario':
      return ports.scenarioSchema();
    case 'report':
      return (await import('../report/json/schema.js')).JsonReport;
    case 'explain':
      return (await import('../report/explain/schema.js')).JsonExplanation;
    case 'topology':
      return (await import('../report/topology/json.js')).JsonTopology;
    case 'standing':
      return (await import('../report/standing/schema.js')).StandingJson;
    case 'matrix':
      return (await import('../report/json/schema-matrix.js')).JsonMatrix;
    default:
      return unreachable(of);
  }
}
