import type { Details } from '../cases.js';

/** `name: text` for each detail that is not said already. */
export const newRows = (details: Details, said: string): string[] =>
  Object.entries(details).flatMap(([name, value]) =>
    [value]
      .flat()
      .filter((text) => !said.includes(text))
      .map((text) => `${name}: ${text}`),
  );
