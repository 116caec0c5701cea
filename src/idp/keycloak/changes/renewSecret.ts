import { err, ok } from '../../../core/result';
import type { ClientPlace, PlanStep } from '../../change';
import type { Failure } from '../../failure';
import type { StoredClient } from '../admin';
import { secretCreated } from '../client/attributes';
import { ownAccountWarning, renewalWarning } from '../client/warnings';
import { ownClientProblem, presentClient } from '../directory/presentClient';
import type { RequestOf } from '../../changes/change';
import type { Change, ChangeHost, Part } from './change';
import { momentText } from './momentText';
import { ofParts } from '../../changes/ofParts';
import type { Compared } from '../../changes/part';
import { t } from '../../../l10n/l10n';

/** Another secret for a confidential client. */
export const renewSecret: Change<RequestOf<'renew-secret'>> = ofParts<ChangeHost, RequestOf<'renew-secret'>>({
  problem: ownClientProblem,
  parts: { secret: secretPart },
  async outcome({ admin }, { request }, signal) {
    const client = await presentClient(admin, request, signal);
    if (!client.ok) return client;
    const secret = await admin.secret(request.realm, client.value, signal);
    if (!secret.ok) return secret;
    return secret.value === undefined ? err(noSecret(request)) : ok({ clientSecret: secret.value });
  },
});

function secretPart(place: ClientPlace): Part {
  return {
    subject: t`Client ${place.clientId}`,
    async look({ admin, signsInWith }, signal, shown) {
      const client = await presentClient(admin, place, signal);
      if (!client.ok) return client;
      if (client.value.publicClient === true || client.value.bearerOnly === true) return err(noSecret(place));
      const own = signsInWith(place) ? [ownAccountWarning(place.clientId)] : [];
      return ok({
        ...compareSecret(place, client.value, shown, own),
        write: () => admin.renewSecret(place.realm, client.value, signal),
      });
    },
  };
}

/**
 * A secret that is younger than the plan is the new one already: the answer to the run before was lost, or somebody else
 * renewed it. Either way the old one is refused by now, and to renew again would only break the files that have been
 * given this one. So the wanted state is "another secret than when the plan was made", which a repeat finds fulfilled.
 * Keycloak keeps the time to the second: within the same second it is renewed once more, and the last one is told.
 */
export function compareSecret(
  { realm, clientId }: ClientPlace,
  client: StoredClient,
  shown: PlanStep | undefined,
  own: readonly string[] = [],
): Compared {
  const before = momentText(secretCreated(client));
  if (shown !== undefined && shown.details[0]?.before !== before) {
    return { step: { kind: 'keep', title: t`${clientId} has another secret already`, details: [] } };
  }
  return {
    step: {
      kind: 'change',
      title: t`Renew the secret of client ${clientId} in realm ${realm}`,
      details: [{ setting: 'Client Secret', before, after: t`a new one` }],
    },
    warnings: [renewalWarning(clientId), ...own],
  };
}

const noSecret = ({ clientId }: ClientPlace): Failure => ({
  kind: 'invalid',
  message: t`${clientId} is public: it has no secret.`,
  nextStep: t`Set OpenMetadata up with the authorization code flow if it is to have one.`,
});
