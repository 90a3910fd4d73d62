/** What there is a JSON Schema of: scenario files, and what verbs print as JSON. */
export const SCHEMAS = ['scenario', 'report', 'explain', 'topology', 'matrix', 'standing'] as const;
export type SchemaName = (typeof SCHEMAS)[number];
