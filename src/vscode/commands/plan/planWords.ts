import type { ChangeRequest } from '../../../idp/change';

/** How a change is spoken of. */
export interface PlanWords {
  /** The heading of its page, in the imperative. */
  readonly heading: string;
  /** What the progress says while it is made. */
  readonly doing: string;
}

/** A change in words, whatever the provider. */
export function wordsOf(request: ChangeRequest): PlanWords {
  switch (request.kind) {
    case 'set-up':
      return { heading: 'Set up single sign-on', doing: 'Setting up single sign-on' };
    case 'create-realm':
      return { heading: `Create realm ${request.realm}`, doing: `Creating realm ${request.realm}` };
    case 'change-client':
      return { heading: `Change client ${request.clientId}`, doing: `Changing client ${request.clientId}` };
    case 'attach-scopes':
      return {
        heading: `Attach missing scopes to client ${request.clientId}`,
        doing: `Attaching scopes to client ${request.clientId}`,
      };
    case 'renew-secret':
      return {
        heading: `Regenerate the secret of client ${request.clientId}`,
        doing: `Regenerating the secret of client ${request.clientId}`,
      };
    case 'delete-client':
      return { heading: `Delete client ${request.clientId}`, doing: `Deleting client ${request.clientId}` };
    case 'create-user':
      return { heading: `Create user ${request.user.username}`, doing: `Creating user ${request.user.username}` };
    case 'set-password':
      return {
        heading: `Set the password of ${request.username}`,
        doing: `Setting the password of ${request.username}`,
      };
    case 'create-sign-in-client':
      return {
        heading: `Create client ${request.clientId} for signing in with this extension`,
        doing: `Creating client ${request.clientId}`,
      };
    case 'enable-connection':
      return {
        heading: `Enable connection ${request.connection} for client ${request.clientId}`,
        doing: `Enabling connection ${request.connection}`,
      };
    case 'allow-settings-test':
      return {
        heading: `Let OpenMetadata's SSO test pass for client ${request.clientId}`,
        doing: `Granting client ${request.clientId} what the test asks for`,
      };
  }
}

/** Which realm a change is made in. A realm that is still to be created is no place yet. */
export function purposeOf(request: ChangeRequest): string {
  if (request.kind === 'create-realm') return '';
  if (request.kind !== 'set-up') return `In realm ${request.realm}.`;
  const { openMetadataUrl, client: clientId, realm } = request;
  return `OpenMetadata at ${openMetadataUrl} will sign users in as client ${clientId} of realm ${realm}.`;
}
