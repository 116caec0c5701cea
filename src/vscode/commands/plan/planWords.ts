import type { ChangeRequest } from '../../../idp/change';
import type { Names } from '../../../provisioning/names';
import { t } from '../../../l10n/l10n';

/** How a change is spoken of. */
export interface PlanWords {
  /** The heading of its page, in the imperative. */
  readonly heading: string;
  /** What the progress says while it is made. */
  readonly doing: string;
}

/** A change in words, whatever the provider. */
export function wordsOf(request: ChangeRequest, names: Names): PlanWords {
  switch (request.kind) {
    case 'set-up':
      return { heading: t`Set up single sign-on`, doing: t`Setting up single sign-on` };
    case 'create-realm':
      return both('Create', 'Creating', names.realm(request.realm));
    case 'change-client':
      return both('Change', 'Changing', names.client(request));
    case 'attach-scopes':
      return {
        heading: t`Attach missing scopes to ${names.client(request)}`,
        doing: t`Attaching scopes to ${names.client(request)}`,
      };
    case 'renew-secret':
      return both('Regenerate', 'Regenerating', t`the secret of ${names.client(request)}`);
    case 'delete-client':
      return both('Delete', 'Deleting', names.client(request));
    case 'create-user':
      return both('Create', 'Creating', t`user ${request.user.username}`);
    case 'set-password':
      return both('Set', 'Setting', t`the password of ${request.username}`);
    case 'create-sign-in-client':
      return {
        heading: t`Create ${names.client(request)} for signing in with this extension`,
        doing: t`Creating ${names.client(request)}`,
      };
    case 'enable-connection':
      return {
        heading: t`Enable connection ${request.connection} for ${names.client(request)}`,
        doing: t`Enabling connection ${request.connection}`,
      };
    case 'allow-settings-test':
      return {
        heading: t`Let OpenMetadata’s SSO test pass for ${names.client(request)}`,
        doing: t`Granting ${names.client(request)} what the test asks for`,
      };
  }
}

const both = (imperative: string, participle: string, what: string): PlanWords => ({
  heading: `${imperative} ${what}`,
  doing: `${participle} ${what}`,
});

/** Which realm a change is made in. A realm that is still to be created is no place yet. */
export function purposeOf(request: ChangeRequest, names: Names): string {
  if (request.kind === 'create-realm') return '';
  if (request.kind !== 'set-up') return t`In ${names.realm(request.realm)}.`;
  const { openMetadataUrl, realm } = request;
  const client = names.client({ realm, clientId: request.client });
  return t`OpenMetadata at ${openMetadataUrl} will sign users in as ${client} of ${names.realm(realm)}.`;
}
