import { EXIT, LabError } from '../../model/errors.js';

export const nameInUse = (name: string, file: string): LabError =>
  new LabError(EXIT.nameInUse, {
    what: `there is a lab ${name} already, of another file`,
    where: file,
    hint: `choose another name by --name, or end that lab: transitlab down ${name}`,
  });
