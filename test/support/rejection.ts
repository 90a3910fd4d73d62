import { LabError } from '../../src/model/errors.js';

/** The `LabError` that a promise rejects with; throws if it does anything else. */
export async function rejection(promise: Promise<unknown>): Promise<LabError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof LabError) return error;
    throw error;
  }
  throw new Error('it did not reject');
}
