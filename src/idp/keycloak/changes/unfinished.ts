import { err } from '../../../core/result';
import type { ChangeRequest } from '../../change';
import type { Change } from './change';

const failed = err({ kind: 'unexpected', message: 'This is not there yet.', nextStep: 'Wait.' } as const);

/** Stands for a change until it is written. Goes with the last of them. */
export const unfinished = <Request extends ChangeRequest>(): Change<Request> => ({
  plan: () => Promise.resolve(failed),
  carryOut: {},
  outcome: () => Promise.resolve(failed),
});
