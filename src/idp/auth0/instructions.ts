import type { SetUpRequest } from '../change';
import type { Instructions } from '../provider';

/** What an administrator does in Auth0's dashboard instead of this extension, and why. */
export const instructions = (request: SetUpRequest): Instructions => ({
  settings: [],
  importing: [],
  byHand: [],
  importable: JSON.stringify({ name: request.client }),
});
