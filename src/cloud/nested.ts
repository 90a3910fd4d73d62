import type { Json, JsonObject } from '../model/json.js';

/**
 * Lists as they travel in a query: `Filter.1.Key`, `Filter.1.Value.2` become `Filter: [{Key, Value: [...]}]`.
 * `first` is the number of a list's first item.
 */
export function nested(params: JsonObject, first: 0 | 1): JsonObject {
  if (!Object.keys(params).some((key) => key.includes('.'))) return params;
  const tree: Branch = new Map();
  for (const key of Object.keys(params)) insert(tree, key.split('.'), params[key] ?? null);
  return branchToObject(tree, first === 0 ? /^(0|[1-9]\d*)$/ : /^[1-9]\d*$/);
}

type Branch = Map<string, Branch | { readonly leaf: Json }>;

function insert(branch: Branch, [head = '', ...rest]: readonly string[], value: Json): void {
  if (rest.length === 0) {
    branch.set(head, { leaf: value });
    return;
  }
  const below = branch.get(head);
  const inner = below instanceof Map ? below : new Map();
  if (inner !== below) branch.set(head, inner);
  insert(inner, rest, value);
}

const branchToObject = (branch: Branch, index: RegExp): JsonObject =>
  Object.fromEntries([...branch].map(([key, below]) => [key, toJson(below, index)]));

function toJson(node: Branch | { readonly leaf: Json }, index: RegExp): Json {
  if (!(node instanceof Map)) return node.leaf;
  const keys = [...node.keys()];
  if (!keys.every((key) => index.test(key))) return branchToObject(node, index);
  return keys
    .sort((a, b) => Number(a) - Number(b))
    .flatMap((key) => {
      const below = node.get(key);
      return below === undefined ? [] : [toJson(below, index)];
    });
}
