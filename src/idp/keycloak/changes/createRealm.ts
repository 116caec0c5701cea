import { err, ok } from '../../../core/result';
import { realmNameProblem } from '../fields';
import type { Change, RequestOf } from './change';

/** A realm for OpenMetadata's users. */
export const createRealm: Change<RequestOf<'create-realm'>> = {
  async plan({ admin }, request, signal) {
    const { realm } = request;
    const problem = realmNameProblem(realm);
    if (problem !== undefined) {
      return err({ kind: 'invalid', message: `No realm can be named ${realm}.`, nextStep: problem });
    }
    const found = await admin.realm(realm, signal);
    if (!found.ok) return found;
    if (found.value !== undefined) {
      const nextStep = 'Choose the realm from the list if it is yours, or another name.';
      return err({ kind: 'conflict', message: `There is a realm ${realm} already.`, nextStep });
    }
    const steps = [{ id: 'realm', kind: 'create', title: `Create realm ${realm}`, details: [] } as const];
    return ok({ request, adopts: false, steps, warnings: [] });
  },
  carryOut: {
    async realm({ admin, api }, { request: { realm } }, _step, signal) {
      const created = await admin.createRealm(realm, signal);
      api.renewToken();
      return created;
    },
  },
  outcome: () => Promise.resolve(ok(undefined)),
};
