/** What there is a JSON Schema of: scenario files, and what verbs print as JSON. */
export const SCHEMAS = ['scenario', 'report', 'explain', 'topology'] as const;
export type SchemaName = (typeof SCHEMAS)[number];
