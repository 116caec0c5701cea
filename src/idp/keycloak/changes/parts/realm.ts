import { err, ok } from '../../../../core/result';
import type { Failure } from '../../../failure';

import type { Part } from '../change';

/** The realm itself, made where it may be. */
export function realmPart(realm: string, mayCreate: boolean): Part {
  const create: NonNullable<Part['create']> = async ({ admin, api }, signal) => {
    const created = await admin.createRealm(realm, signal);
    api.renewToken();
    return created;
  };
  return {
    subject: `Realm ${realm}`,
    async look(host, signal) {
      const found = await host.admin.realm(realm, signal);
      if (!found.ok) return found;
      if (found.value === undefined) {
        if (!mayCreate) return err(noSuchRealm(realm));
        const step = { kind: 'create', title: `Create realm ${realm}`, details: [] } as const;
        return ok({ step, write: () => create(host, signal) });
      }
      const disabled = found.value.enabled === false;
      return ok({
        step: { kind: 'keep', title: `Use realm ${realm}`, details: [] },
        warnings: disabled ? [`The realm ${realm} is disabled: nobody can sign in until it is enabled.`] : [],
        write: () => Promise.resolve(ok(undefined)),
      });
    },
    create,
  };
}

const noSuchRealm = (realm: string): Failure => ({
  kind: 'not-found',
  message: `There is no realm ${realm}.`,
  nextStep: 'Choose another realm, or create it.',
});
