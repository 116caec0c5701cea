import { enumerate } from '../../../core/rules/subject';
import type { Identity } from '../../../core/identity';
import type { BotSignIn } from '../../../core/identity/bots';
import type { ExampleToken, User } from '../../../idp/directory';
import type { Terms } from '../../../idp/terms';
import { list, page, plain } from '../pages/markdown';
import { t } from '../../../l10n/l10n';

/** Everything that the page of a previewed sign-in says. */
export interface PreviewedSignIn {
  readonly file: string;
  /** The release that the file is judged by; undefined for the newest. */
  readonly release: string | undefined;
  readonly provider: string;
  readonly terms: Terms;
  readonly host: string;
  readonly realm: string;
  /** What people know it by. */
  readonly client: string;
  readonly scope: string;
  readonly user: User;
  readonly token: ExampleToken;
  readonly identity: Identity;
  readonly bots: BotSignIn;
}

/** A sign-in that has not happened, as a page to read, in Markdown: what comes of it, why, and from what. Holds no token. */
export function signInPage(preview: PreviewedSignIn): string {
  const { file, release, provider, terms, host, realm, client, scope, user, token, identity, bots } = preview;
  const releaseText = release === undefined ? t`newest release` : t`release ${release}`;
  return page([
    t`# Sign-in of ${plain(user.username)}`,
    outcome(identity, user),
    plain(
      host === realm
        ? t`To OpenMetadata (${releaseText}) as ${file} configures it, by ${terms.client} ${client} of ${terms.realm} ${realm}. Nobody signed in for this, and no token was issued.`
        : t`To OpenMetadata (${releaseText}) as ${file} configures it, by ${terms.client} ${client} of ${terms.realm} ${realm} at ${host}. Nobody signed in for this, and no token was issued.`,
    ),
    inShort(identity),
    t`## Why`,
    list([...atProvider(user, provider), ...identity.explanation, ...identity.administrator.explanation].map(plain)),
    t`## What the ID token would say`,
    plain(t`${provider} would put these claims into the ID token of ${user.username}, asked for the scopes ${scope}.`),
    ...(token.caveat === undefined ? [] : [plain(token.caveat)]),
    `\`\`\`json\n${JSON.stringify(token.claims, undefined, 2)}\n\`\`\``,
    '## ingestion-bot',
    bots.state === 'works' ? t`Goes on working with this file.` : t`**May stop working with this file.**`,
    list(bots.explanation.map(plain)),
  ]);
}

function outcome({ refusal, userName, domain, administrator }: Identity, { enabled }: User): string {
  if (enabled === false) return t`**Cannot sign in:** the user is disabled at the provider.`;
  if (refusal !== undefined) return t`**Is turned away.** OpenMetadata says: “${plain(refusal)}”`;
  const as = rank[administrator.state](plain(userName ?? t`somebody without a name`));
  return domain.state === 'depends' ? t`Gets in ${as}, if the domain check lets them.` : t`Gets in ${as}.`;
}

const rank: Readonly<Record<Identity['administrator']['state'], (name: string) => string>> = {
  yes: (name) => t`as **${name}**, an administrator`,
  no: (name) => t`as **${name}**, not an administrator`,
  unknown: (name) => t`as **${name}**; whether as administrator cannot be told from this file`,
};

/** A list and no table: the page is read as it is written. */
function inShort({ userName, email, domain, administrator, refusal }: Identity): string {
  const rows = [
    [t`User name`, userName ?? t`none`],
    [t`E-mail`, email ?? t`not known`],
    [t`Domain check`, domainWords[domain.state]],
    [t`Administrator`, refusal === undefined ? administratorWords[administrator.state] : t`no, as nobody gets in`],
  ] as const;
  return list(rows.map(([name, value]) => `${name}: ${plain(value)}`));
}

const domainWords: Readonly<Record<Identity['domain']['state'], string>> = {
  unchecked: t`off`,
  admitted: t`passed`,
  refused: t`failed`,
  depends: t`cannot be told for certain`,
};

const administratorWords: Readonly<Record<Identity['administrator']['state'], string>> = {
  yes: t`yes`,
  no: t`no`,
  unknown: t`cannot be told from this file`,
};

/** What stops a user at the provider before OpenMetadata hears of them. */
function atProvider({ enabled, email, firstName, lastName }: User, provider: string): readonly string[] {
  const missing = [
    email === undefined ? t`no e-mail` : '',
    firstName && lastName ? '' : t`no first and last name`,
  ].filter((part) => part !== '');
  return [
    ...(enabled === false ? [t`${provider} does not let a disabled user sign in.`] : []),
    ...(missing.length === 0
      ? []
      : [t`The user has ${enumerate(missing)}, so ${provider} may ask for it at the first sign-in.`]),
  ];
}
