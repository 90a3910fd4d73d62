import type { LabEvent } from '../../../src/lab/event.js';
import { answers, call, FILE, ping, step, stops } from './build.js';

const detached = stops('NOT_ATTACHED', 'vpc-a', 'VPC vpc-a is attached to no CEN');

const OPENING: readonly LabEvent[] = [
  { type: 'scenario', file: FILE, name: 'Cut short', steps: 2, checks: 3 },
  step(1, 'Begin', 10),
  call(11, 'A', 'CreateCen', {}, answers({ CenId: 'cen-1' })),
  ping(12, ['ecs-a', 'ecs-b'], detached, {}),
];

/** The kernel refused a change. */
export const REFUSED: readonly LabEvent[] = [
  ...OPENING,
  {
    type: 'failure',
    exit: 4,
    problem: {
      what: 'the kernel refused link.add of eth0',
      where: 'namespace ecs-a',
      why: 'EEXIST: File exists',
      hint: 'run `transitlab doctor` to see what this kernel can do',
    },
  },
];

/** The user pressed Ctrl-C: the events just end. */
export const INTERRUPTED: readonly LabEvent[] = OPENING;
