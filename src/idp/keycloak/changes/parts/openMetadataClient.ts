import { err, ok } from '../../../../core/result';
import type { SetUpRequest } from '../../../change';
import { connectionsOwn } from '../../../connectionsOwn';
import { commonTerms } from '../../../terms';
import type { StoredClient } from '../../admin';
import { adoptedClient, newClient } from '../../client/representation';
import { descriptionOf, differences } from '../../client/settings';
import { adoptionWarnings } from '../../client/warnings';
import type { Compared } from '../../../changes/part';
import type { Part } from '../change';
import { clientProblem } from '../../directory/presentClient';
import { t } from '../../../../l10n/l10n';

/** A client that signs OpenMetadata's users in: a new one, or one that is there and gets what it lacks. */
export function openMetadataClientPart(request: SetUpRequest): Part {
  const { realm, client: clientId } = request;
  return {
    subject: t`Client ${clientId}`,
    async look({ admin, signsInWith }, signal) {
      const found = await admin.client(realm, clientId, signal);
      if (!found.ok) return found;
      const actual = found.value;
      const problem = actual === undefined ? undefined : clientProblem(actual);
      if (problem !== undefined) return err(problem);
      if (signsInWith({ realm, clientId })) return err(connectionsOwn(commonTerms, clientId));
      return ok({
        ...compareClient(request, actual),
        write: () =>
          actual === undefined
            ? admin.createClient(realm, newClient(request), signal)
            : admin.replaceClient(realm, adoptedClient(actual, request), signal),
      });
    },
    create: ({ admin }, signal) => admin.createClient(realm, newClient(request), signal),
  };
}

/** The step that brings the client about, and what it breaks. */
export function compareClient(request: SetUpRequest, actual: StoredClient | undefined): Compared {
  const { realm, client: clientId } = request;
  if (actual === undefined) {
    const details = descriptionOf(newClient(request));
    return { step: { kind: 'create', title: t`Create client ${clientId} in realm ${realm}`, details } };
  }
  const details = differences(actual, adoptedClient(actual, request));
  const step =
    details.length === 0
      ? ({ kind: 'keep', title: t`Use client ${clientId} in realm ${realm} as it is`, details } as const)
      : ({ kind: 'change', title: t`Change client ${clientId} in realm ${realm}`, details } as const);
  return { step, warnings: adoptionWarnings(actual, request) };
}
