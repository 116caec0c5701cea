import type { RequestOf } from '../../changes/change';
import { nothingToTell, ofParts } from '../../changes/ofParts';
import { isKeycloaksOwn } from '../client/summary';
import { clientIdProblem } from '../fields';
import { importableClient } from '../signIn/signInClient';
import type { Change, ChangeHost } from './change';
import { passedOnRolesPart } from './parts/passedOnRoles';
import { signInClientPart } from './parts/signInClient';
import { t } from '../../../l10n/l10n';

type Request = RequestOf<'create-sign-in-client'>;

/** The public client that this extension signs in with on a page, with no more roles in its reach than it uses. */
export const createSignInClient: Change<Request> = ofParts<ChangeHost, Request>({
  problem({ clientId }) {
    const problem = clientIdProblem(clientId);
    if (problem === undefined && !isKeycloaksOwn({ clientId })) return undefined;
    const nextStep = problem ?? t`Choose another client ID, for example openmetadata-vscode.`;
    return { kind: 'invalid', message: t`No client for browser sign-in can be named “${clientId}”.`, nextStep };
  },
  parts: {
    client: ({ realm, clientId }) => signInClientPart(realm, clientId),
    roles: ({ realm, clientId }) => passedOnRolesPart(realm, clientId),
  },
  rest: ({ clientId }) => ({ importable: importableClient(clientId) }),
  outcome: nothingToTell,
});
