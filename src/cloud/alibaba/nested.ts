import type { Json, JsonObject } from '../../model/json.js';

/** Lists as they travel: `Filter.1.Key`, `Filter.1.Value.2`. Here they become `Filter: [{Key, Value: [...]}]`. */
export function nested(params: JsonObject): JsonObject {
  if (!Object.keys(params).some((key) => key.includes('.'))) return params;
  const tree: Branch = new Map();
  for (const key of Object.keys(params)) insert(tree, key.split('.'), params[key] ?? null);
  return branchToObject(tree);
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

const branchToObject = (branch: Branch): JsonObject =>
  Object.fromEntries([...branch].map(([key, below]) => [key, toJson(below)]));

function toJson(node: Branch | { readonly leaf: Json }): Json {
  if (!(node instanceof Map)) return node.leaf;
  const keys = [...node.keys()];
  if (!keys.every((key) => /^[1-9]\d*$/.test(key))) return branchToObject(node);
  return keys
    .sort((a, b) => Number(a) - Number(b))
    .flatMap((key) => {
      const below = node.get(key);
      return below === undefined ? [] : [toJson(below)];
    });
}
