import { err, ok } from '../../../../core/result';
import type { Failure } from '../../../failure';

import type { Part } from '../change';
import { t } from '../../../../l10n/l10n';

/** The realm itself, made where it may be. */
export function realmPart(realm: string, mayCreate: boolean): Part {
  const create: NonNullable<Part['create']> = async ({ admin, api }, signal) => {
    const created = await admin.createRealm(realm, signal);
    api.renewToken();
    return created;
  };
  return {
    subject: t`Realm ${realm}`,
    async look(host, signal) {
      const found = await host.admin.realm(realm, signal);
      if (!found.ok) return found;
      if (found.value === undefined) {
        if (!mayCreate) return err(noSuchRealm(realm));
        const step = { kind: 'create', title: t`Create realm ${realm}`, details: [] } as const;
        return ok({ step, write: () => create(host, signal) });
      }
      const disabled = found.value.enabled === false;
      return ok({
        step: { kind: 'keep', title: t`Use realm ${realm}`, details: [] },
        warnings: disabled ? [t`The realm ${realm} is disabled: nobody can sign in until it is enabled.`] : [],
        write: () => Promise.resolve(ok(undefined)),
      });
    },
    create,
  };
}

const noSuchRealm = (realm: string): Failure => ({
  kind: 'not-found',
  message: t`There is no realm ${realm}.`,
  nextStep: t`Choose another realm, or create it.`,
});
