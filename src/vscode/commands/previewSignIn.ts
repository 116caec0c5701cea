import * as vscode from 'vscode';
import type { User } from '../../idp/directory';
import { a, commonTerms } from '../../idp/terms';
import { failureDetail, failureText } from '../../provisioning/failureText';
import { locateClient, providerIn, type LocatedClient } from '../../provisioning/located';
import { namesOf } from '../../provisioning/names';
import { withProgress } from '../platform/progress';
import { requireTrust } from '../platform/trust';
import { addConnection } from './addConnection';
import { documentAsked, type DocumentAsked } from './check/documentAsked';
import type { Command, CommandServices } from './command';
import { connectFor } from './connection/connectTo';
import { showPage } from './plan/showPage';
import { previewedUser } from './preview/previewedUser';
import { signInPage } from './preview/signInPage';
import type { Connected } from './setUp/answers';
import { userIn } from './users/userIn';
import { t } from '../../l10n/l10n';

const title = t`Preview Sign-In`;

/** Shows who a user of the provider would be in OpenMetadata, and why: (uri), a client or user of the tree, or the active editor's. */
export const previewSignIn: Command = {
  id: 'openmetadata-sso.previewSignIn',
  async run(services, argument) {
    if (!(await requireTrust())) return;
    const asked = await documentAsked(services, title, argument);
    if (asked === undefined) return;
    const located = locateClient(asked.view, services.connections.list(), services.providers);
    if (located === undefined) {
      services.notify('info', noConnection(services, asked), {
        title: t`Add Connection…`,
        run: async () => {
          await addConnection.run(services);
        },
      });
      return;
    }
    const opened = await connectFor(services, title, { connection: located.connection });
    const user =
      opened &&
      (await previewedUser(services.prompts, opened.session, { realm: located.realm, title }, userIn(argument)));
    if (opened !== undefined && user !== undefined) await preview(services, asked, located, opened, user);
  },
};

const noConnection = ({ providers }: CommandServices, { name, view }: DocumentAsked): string => {
  const { client, realm } = providerIn(view, providers)?.terms ?? commonTerms;
  return t`${name} names no ${client} of ${a(realm)} that a connection leads to. Add a connection to its identity provider first.`;
};

async function preview(
  services: CommandServices,
  asked: DocumentAsked,
  { realm, client }: LocatedClient,
  { session, provider, entry }: Connected,
  user: User,
): Promise<void> {
  const { signInOf, identityOf, botSignIn } = await services.core();
  const { view, name: file } = asked;
  const names = namesOf(services, session.profile);
  const scope = (signInOf(view)?.scopes ?? ['openid', 'email', 'profile']).join(' ');
  const token = await withProgress(t`Asking for the claims of ${user.username}`, async (signal) => {
    // An ID tells nobody anything, and the page is to name the client.
    if (entry.givesOutIds) await session.client(realm, client, signal);
    return session.idToken(realm, client, user.username, scope, signal);
  });
  if (!token.ok) {
    if (token.error.kind === 'cancelled') return;
    services.log.warn(failureDetail(token.error));
    services.notify('error', failureText(token.error));
    return;
  }
  const text = signInPage({
    file,
    release: view.release,
    provider: provider.label,
    terms: names.terms,
    host: new URL(session.profile.url).host,
    realm,
    client: names.label({ realm, clientId: client }),
    scope,
    user,
    token: token.value,
    identity: identityOf(token.value.claims, view),
    bots: botSignIn(view),
  });
  await showPage(services, t`Sign-in of ${user.username.replaceAll('/', '_')}.md`, text, vscode.ViewColumn.Beside);
}
