import { LabError } from '../../src/model/errors.js';

/** The `LabError` that `action` throws. */
export function thrown(action: () => unknown): LabError {
  try {
    action();
  } catch (error) {
    if (error instanceof LabError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
