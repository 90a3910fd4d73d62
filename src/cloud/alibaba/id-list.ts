import type { Json } from '../../model/json.js';
import { refuse } from './errors.js';
import { list, type Reader, text } from './params.js';

/** Ids as Ecs takes them in one parameter: the text of a JSON list, or a list. */
export const idList: Reader<readonly string[]> = (value, name) => {
  const ids = typeof value === 'string' ? parsed(value) : value;
  return Array.isArray(ids)
    ? list(text)(ids, name)
    : refuse('InvalidParameter', `${name} is a JSON list of ids: ["a", "b"].`);
};

function parsed(json: string): Json | undefined {
  try {
    return JSON.parse(json) as Json;
  } catch {
    return undefined;
  }
}
