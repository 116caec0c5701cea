import { enumerate } from '../../../../core/rules/subject';
import { err, ok } from '../../../../core/result';
import type { ClientPlace } from '../../../change';
import type { Failure } from '../../../failure';
import type { Admin, StoredClient } from '../../admin';
import { neededScopes } from '../../client/representation';
import { missingScopes } from '../../client/summary';
import { done, type Compared, type Done } from '../../../changes/part';
import type { Part } from '../change';
import { noSuchClient } from '../../directory/presentClient';
import { t } from '../../../../l10n/l10n';

/** The client scopes whose claims OpenMetadata reads, attached as default where the client has them in no way. */
export function scopesPart(place: ClientPlace, client: 'is there' | 'may be made'): Part {
  const { realm, clientId } = place;
  return {
    subject: t`Client ${clientId}`,
    async look({ admin }, signal, shown) {
      const found = await admin.client(realm, clientId, signal);
      if (!found.ok) return found;
      const actual = found.value;
      if (actual === undefined && (client === 'is there' || shown !== undefined)) {
        return err(noSuchClient(realm, clientId));
      }
      const missing = actual === undefined ? [] : missingScopes(actual);
      if (missing.length > 0) {
        const known = await admin.scopes(realm, signal);
        if (!known.ok) return known;
        const unknown = missing.find((scope) => !known.value.has(scope));
        if (unknown !== undefined) return err(noSuchScope(unknown, realm));
      }
      return ok({
        ...compareScopes(clientId, actual),
        write: () => (actual === undefined ? Promise.resolve(done) : attach(admin, realm, actual, signal)),
      });
    },
  };
}

/** A line for each scope, so that what is left of a step is part of it. A client to be made lacks all of them so far. */
export function compareScopes(clientId: string, actual: StoredClient | undefined): Compared {
  const missing = actual === undefined ? neededScopes : missingScopes(actual);
  const names = enumerate(missing.length === 0 ? neededScopes : missing);
  if (missing.length === 0) {
    return { step: { kind: 'keep', title: t`${clientId} has the client scopes ${names}`, details: [] } };
  }
  return {
    step: {
      kind: actual === undefined ? 'create' : 'change',
      title:
        missing.length === 1
          ? t`Attach the client scope ${names} to ${clientId}`
          : t`Attach the client scopes ${names} to ${clientId}`,
      details: missing.map((scope) => ({
        setting: t`Client scope ${scope}`,
        before: t`not attached`,
        after: 'Default',
      })),
    },
  };
}

async function attach(admin: Admin, realm: string, client: StoredClient, signal: AbortSignal): Done {
  const known = await admin.scopes(realm, signal);
  if (!known.ok) return known;
  for (const scope of missingScopes(client)) {
    const id = known.value.get(scope);
    if (id === undefined) return err(noSuchScope(scope, realm));
    const attached = await admin.attachScope(realm, client, id, signal);
    if (!attached.ok) return attached;
  }
  return done;
}

const noSuchScope = (scope: string, realm: string): Failure => ({
  kind: 'not-found',
  message: t`The realm ${realm} has no client scope ${scope}, whose claims OpenMetadata needs.`,
  nextStep: t`Create a client scope named ${scope} for OpenID Connect in the admin console, then apply again.`,
});
