import { err, ok, type Result } from '../../../core/result';
import type { View } from '../../../core/view';
import { withoutSlash } from '../../../core/webUrl';
import { connectionsOwn } from '../../../idp/connectionsOwn';
import type { Failure } from '../../../idp/failure';
import type { ClientDetails } from '../../../idp/directory';
import { capital, type Terms } from '../../../idp/terms';
import type { Wanted } from '../../../provisioning/configureText';
import { callbackUrl } from '../../../provisioning/configuration';
import type { Connected } from '../setUp/answers';
import { openMetadataUrlIn } from '../setUp/openMetadataUrl';
import { t } from '../../../l10n/l10n';

/** Reads from the provider everything that a file has to say about a client that is there. */
export async function credentialsOf(
  { entry, session }: Pick<Connected, 'entry' | 'session'>,
  { realm, client: clientId }: { readonly realm: string; readonly client: string },
  view: View,
  signal: AbortSignal,
): Promise<Result<Wanted, Failure>> {
  const client = await session.client(realm, clientId, signal);
  if (!client.ok) return client;
  if (client.value?.ownAccount === true) return err(connectionsOwn(entry.terms, client.value.label));
  if (client.value?.flow === undefined) return err(unusable(entry.terms, realm, clientId, client.value));
  const endpoints = await session.endpoints(realm, signal);
  if (!endpoints.ok) return endpoints;
  const secret = await session.clientSecret(realm, clientId, signal);
  if (!secret.ok) return secret;
  return ok({
    ...entry.names,
    endpoints: endpoints.value,
    clientId,
    ...(secret.value === undefined ? {} : { clientSecret: secret.value }),
    flow: client.value.flow,
    openMetadataUrl: openMetadataUrlFor(client.value, view),
  });
}

/** The address that works with this client: the file's, if the client lets it in, else the one that the client lets in. */
function openMetadataUrlFor({ redirectUris, rootUrl }: ClientDetails, view: View): string {
  const inFile = openMetadataUrlIn(view);
  if (redirectUris.includes(callbackUrl(inFile))) return inFile;
  const registered = redirectUris.find((uri) => /^https?:\/\/.*[^*]\/callback$/.test(uri));
  return registered?.replace(/\/callback$/, '') ?? (rootUrl === undefined ? inFile : withoutSlash(rootUrl));
}

const unusable = (terms: Terms, realm: string, clientId: string, client: ClientDetails | undefined): Failure =>
  client === undefined
    ? {
        kind: 'not-found',
        message: t`${capital(terms.realm)} ${realm} has no ${terms.client} ${clientId} any more.`,
        nextStep: t`Refresh the connections.`,
      }
    : {
        kind: 'invalid',
        message: t`${capital(terms.client)} ${client.label} signs nobody in: neither of its flows is on.`,
        nextStep: t`Run Set Up Single Sign-On and choose this ${terms.client}: the plan will show what has to change.`,
      };
