import { EXIT, LabError } from '../../model/errors.js';
import type { Json } from '../../model/json.js';

/**
 * `key=value` arguments as a record. A value is text, as in the query string of a cloud's API, `$name` and `$A.uid` filled
 * in later; one that begins with `[` or `{` is a list or a map, as in a scenario file. Rejects with exit 2 for anything else.
 */
export async function assignments(texts: readonly string[]): Promise<Record<string, Json>> {
  const found: Record<string, Json> = {};
  for (const text of texts) {
    const [, key, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (key === undefined || value === undefined) throw wrong(text, 'it has to be key=value');
    if (Object.hasOwn(found, key)) throw wrong(text, `${key} is given twice; a list is ${key}=[a, b]`);
    found[key] = /^\s*[[{]/.test(value) ? await structured(text, value) : value;
  }
  return found;
}

async function structured(text: string, value: string): Promise<Json> {
  const { parse } = await import('./structured.js');
  try {
    return parse(value) as Json;
  } catch (error) {
    throw wrong(text, (error as Error).message);
  }
}

const wrong = (text: string, why: string): LabError =>
  new LabError(EXIT.usage, {
    what: `${JSON.stringify(text)} is no parameter`,
    why,
    hint: 'for example: transitlab call CreateCen Name=Lab --as A --save cen=CenId',
  });
