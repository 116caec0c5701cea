import type { ChangeRequest } from '../../../idp/change';
import type { Names } from '../../../provisioning/names';
import { t } from '../../../l10n/l10n';

/** How a change is spoken of. */
export interface PlanWords {
  /** The heading of its page, in the imperative. */
  readonly heading: string;
  /** The same as a request to somebody else. */
  readonly please: string;
  /** What the progress says while it is made. */
  readonly doing: string;
}

/** A change in words, whatever the provider. */
export function wordsOf(request: ChangeRequest, names: Names): PlanWords {
  switch (request.kind) {
    case 'set-up':
      return {
        heading: t`Set up single sign-on`,
        please: t`Please set up single sign-on for OpenMetadata at ${request.openMetadataUrl}.`,
        doing: t`Setting up single sign-on`,
      };
    case 'create-realm':
      return creating(names.realm(request.realm));
    case 'change-client':
      return {
        heading: t`Change ${names.client(request)}`,
        please: t`Please change ${names.client(request)}.`,
        doing: t`Changing ${names.client(request)}`,
      };
    case 'attach-scopes':
      return {
        heading: t`Attach missing scopes to ${names.client(request)}`,
        please: t`Please attach missing scopes to ${names.client(request)}.`,
        doing: t`Attaching scopes to ${names.client(request)}`,
      };
    case 'renew-secret':
      return {
        heading: t`Regenerate the secret of ${names.client(request)}`,
        please: t`Please regenerate the secret of ${names.client(request)}.`,
        doing: t`Regenerating the secret of ${names.client(request)}`,
      };
    case 'delete-client':
      return {
        heading: t`Delete ${names.client(request)}`,
        please: t`Please delete ${names.client(request)}.`,
        doing: t`Deleting ${names.client(request)}`,
      };
    case 'create-user':
      return creating(t`user ${request.user.username}`);
    case 'set-password':
      return {
        heading: t`Set the password of ${request.username}`,
        please: t`Please set the password of ${request.username}.`,
        doing: t`Setting the password of ${request.username}`,
      };
    case 'create-sign-in-client':
      return {
        heading: t`Create ${names.client(request)} for signing in with this extension`,
        please: t`Please create ${names.client(request)} for signing in with this extension.`,
        doing: t`Creating ${names.client(request)}`,
      };
    case 'enable-connection':
      return {
        heading: t`Enable connection ${request.connection} for ${names.client(request)}`,
        please: t`Please enable connection ${request.connection} for ${names.client(request)}.`,
        doing: t`Enabling connection ${request.connection}`,
      };
    case 'allow-settings-test':
      return {
        heading: t`Let OpenMetadata’s SSO test pass for ${names.client(request)}`,
        please: t`Please let OpenMetadata’s SSO test pass for ${names.client(request)}.`,
        doing: t`Granting ${names.client(request)} what the test asks for`,
      };
  }
}

const creating = (what: string): PlanWords => ({
  heading: t`Create ${what}`,
  please: t`Please create ${what}.`,
  doing: t`Creating ${what}`,
});

/** Which realm a change is made in. A realm that is still to be created is no place yet. */
export function purposeOf(request: ChangeRequest, names: Names): string {
  if (request.kind === 'create-realm') return '';
  if (request.kind !== 'set-up') return t`In ${names.realm(request.realm)}.`;
  const { openMetadataUrl, realm } = request;
  const client = names.client({ realm, clientId: request.client });
  return t`OpenMetadata at ${openMetadataUrl} will sign users in as ${client} of ${names.realm(realm)}.`;
}
