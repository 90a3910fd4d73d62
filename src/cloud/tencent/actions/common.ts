import { refuse } from '../errors.js';
import { list, matching, type Reader, record, text } from '../params.js';

export const VPC = 'vpc 2017-03-12';

export const ccnId = matching(/^ccn-[0-9a-z-]+$/, 'InvalidParameterValue.Malformed', 'begins with ccn-');

/** An account's number. */
export const uin = matching(/^\d{1,20}$/, 'InvalidParameterValue.Malformed', 'is the number of an account');

/** Text of so many bytes in UTF-8 at most. */
export const upTo =
  (bytes: number): Reader<string> =>
  (value, name) => {
    const read = text(value, name);
    if (!read.ok || new TextEncoder().encode(read.value).length <= bytes) return read;
    return refuse('InvalidParameterValue.TooLong', `${name} has at most ${bytes} bytes.`);
  };

const tagList = list(record({ Key: text, Value: text }), 50);

export const tags: typeof tagList = (value, name) => {
  const read = tagList(value, name);
  if (!read.ok) return read;
  const keys = read.value.map(({ Key }) => Key);
  return new Set(keys).size === keys.length
    ? read
    : refuse('InvalidParameterValue.TagDuplicateKey', `${name}: ${keys.join(', ')}.`);
};
