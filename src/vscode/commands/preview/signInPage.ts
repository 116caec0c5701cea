import type { Identity } from '../../../core/identity';
import type { BotSignIn } from '../../../core/identity/bots';
import type { ExampleToken, User } from '../../../idp/directory';
import type { Terms } from '../../../idp/terms';
import { list, page, plain } from '../pages/markdown';

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
  const at = host === realm ? '' : ` at ${host}`;
  return page([
    `# Sign-in of ${plain(user.username)}`,
    outcome(identity, user),
    plain(
      `To OpenMetadata (${release === undefined ? 'newest release' : `release ${release}`}) as ${file} configures it, by ${terms.client} ${client} of ${terms.realm} ${realm}${at}. Nobody signed in for this, and no token was issued.`,
    ),
    table(identity),
    '## Why',
    list([...atProvider(user, provider), ...identity.explanation, ...identity.administrator.explanation].map(plain)),
    '## What the ID token would say',
    plain(`${provider} would put these claims into the ID token of ${user.username}, asked for the scopes ${scope}.`),
    ...(token.caveat === undefined ? [] : [plain(token.caveat)]),
    `\`\`\`json\n${JSON.stringify(token.claims, undefined, 2)}\n\`\`\``,
    '## ingestion-bot',
    bots.state === 'works' ? 'Goes on working with this file.' : '**May stop working with this file.**',
    list(bots.explanation.map(plain)),
  ]);
}

function outcome({ refusal, userName, domain, administrator }: Identity, { enabled }: User): string {
  if (enabled === false) return '**Cannot sign in:** the user is disabled at the provider.';
  if (refusal !== undefined) return `**Is turned away.** OpenMetadata says: “${plain(refusal)}”`;
  const as = `as **${plain(userName ?? 'somebody without a name')}**${rank[administrator.state]}`;
  return domain.state === 'depends' ? `Gets in ${as}, if the domain check lets them.` : `Gets in ${as}.`;
}

const rank: Readonly<Record<Identity['administrator']['state'], string>> = {
  yes: ', an administrator',
  no: ', not an administrator',
  unknown: '; whether as administrator cannot be told from this file',
};

function table({ userName, email, domain, administrator, refusal }: Identity): string {
  const rows = [
    ['User name', userName ?? 'none'],
    ['E-mail', email ?? 'not known'],
    ['Domain check', domainWords[domain.state]],
    ['Administrator', refusal === undefined ? administratorWords[administrator.state] : 'no, as nobody gets in'],
  ] as const;
  return ['| | |', '| --- | --- |', ...rows.map(([name, value]) => `| ${name} | ${cell(value)} |`)].join('\n');
}

const cell = (text: string): string => plain(text).replaceAll('|', '\\|');

const domainWords: Readonly<Record<Identity['domain']['state'], string>> = {
  unchecked: 'off',
  admitted: 'passed',
  refused: 'failed',
  depends: 'cannot be told for certain',
};

const administratorWords: Readonly<Record<Identity['administrator']['state'], string>> = {
  yes: 'yes',
  no: 'no',
  unknown: 'cannot be told from this file',
};

/** What stops a user at the provider before OpenMetadata hears of them. */
function atProvider({ enabled, email, firstName, lastName }: User, provider: string): readonly string[] {
  const missing = [
    email === undefined ? 'no e-mail' : '',
    firstName && lastName ? '' : 'no first and last name',
  ].filter((part) => part !== '');
  return [
    ...(enabled === false ? [`${provider} does not let a disabled user sign in.`] : []),
    ...(missing.length === 0
      ? []
      : [`The user has ${missing.join(' and ')}, so ${provider} may ask for it at the first sign-in.`]),
  ];
}
