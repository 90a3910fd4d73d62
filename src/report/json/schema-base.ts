import Type from 'typebox';

/** What the parts of the JSON report are made of. */
export const strict = { additionalProperties: false } as const;
export const count = (description: string) => Type.Integer({ minimum: 0, description });
export const ms = (description: string) =>
  Type.Number({ minimum: 0, description: `${description}, in milliseconds` });

export const Position = Type.Object(
  { file: Type.String(), line: Type.Integer(), col: Type.Integer() },
  { ...strict, description: 'A place in a scenario file; line and column count from 1' },
);

export const CloudError = Type.Object(
  { status: Type.Integer(), code: Type.String(), message: Type.String() },
  { ...strict, description: 'A refusal in the cloud’s own words' },
);
