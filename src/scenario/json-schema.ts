import { ScenarioFile } from './schema.js';

/** What this program reads of a JSON Schema. */
export interface SchemaNode {
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array';
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly SchemaNode[];
  readonly items?: SchemaNode | readonly SchemaNode[];
  readonly minItems?: number;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** The scenario file's JSON Schema, as plain data. */
export const scenarioSchema: SchemaNode = JSON.parse(JSON.stringify(ScenarioFile));

/** What `transitlab schema` prints and schema/scenario.schema.json holds. */
export const schemaDocument: object = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  ...scenarioSchema,
};
