import { EXIT, LabError } from '../../model/errors.js';
import { atWork } from './asker.js';
import type { Found } from './find.js';
import { keeperSilent } from './silent.js';

/** Why a lab cannot be asked anything. */
export function notStanding(name: string, found: Found): LabError {
  switch (found.is) {
    case 'starting':
      return atWork(name, found.holder);
    case 'silent':
      return keeperSilent(name, found.pid, found.ms);
    case 'fallen':
      return new LabError(EXIT.usage, {
        what: `the lab ${name} does not stand: its keeper is gone`,
        hint: 'transitlab up with its file brings it back as it was; transitlab down forgets it',
      });
    default:
      return new LabError(EXIT.usage, { what: `there is no lab ${name}`, hint: 'see `transitlab ps`' });
  }
}
