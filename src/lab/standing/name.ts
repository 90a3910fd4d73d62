import { basename } from 'node:path';
import { EXIT, LabError } from '../../model/errors.js';

const NAME = /^[a-z0-9][a-z0-9-]{0,40}$/;
const RULE = 'a name is 1 to 41 lower-case letters, digits and hyphens, and begins with a letter or digit';

export const isName = (text: string): boolean => NAME.test(text);

/** The name as it is; throws exit 2 for what cannot be one: names become directories. */
export function checkedName(text: string): string {
  if (isName(text)) return text;
  throw new LabError(EXIT.usage, { what: `${JSON.stringify(text)} is no name for a lab`, why: RULE });
}

/** The name a file gives to its lab: its own, without `.lab.yaml`, in the letters that names have. */
export function nameOfFile(file: string): string {
  const name = basename(file)
    .replace(/(\.lab)?\.ya?ml$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 41);
  if (isName(name)) return name;
  throw new LabError(EXIT.usage, {
    what: "this file's name gives no name for a lab",
    where: file,
    why: RULE,
    hint: 'choose one by --name',
  });
}
