import * as vscode from 'vscode';
import type { ConnectionProfile } from '../../../src/idp/connection';
import type { Auth0Double } from '../../support/auth0Double/auth0Double';

/** Connects with the tenant's machine-to-machine application, and returns the connection. */
export async function connectTenant({ url, loginUrl, machine }: Auth0Double): Promise<ConnectionProfile> {
  const profile = await vscode.commands.executeCommand<ConnectionProfile | undefined>(
    'openmetadata-sso.addConnection',
    {
      provider: 'auth0',
      url,
      method: 'machine',
      answers: { ...machine, loginDomain: loginUrl === url ? '' : new URL(loginUrl).host },
    },
  );
  if (profile === undefined) throw new Error('Nobody is connected.');
  return profile;
}
