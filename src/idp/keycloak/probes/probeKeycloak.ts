import { parseKeycloakUrl, realmNameOf } from '../../../core/keycloakUrl';
import type { SignInSubject } from '../../../core/signIn';
import { failed, skipped, type CheckOutcome } from '../../check';
import { clientSettings } from '../../pair';
import { authorizationOf, secretToTry } from '../../probes/conversation';
import type { Asking, DiscoveryDocument } from '../../probes/document';
import { probeOpenId } from '../../probes/probeProvider';
import { checkClientType } from './clientType';
import { conversation, type AuthorizationAnswer } from './conversation';
import { checkExistence, existenceOf } from './existence';
import { checkFlow } from './flow';
import { checkProof } from './proof';
import { explain, httpsRequired, realmDisabled } from './realm';
import { checkRedirectUri, isAboutRedirectUri } from './redirectUri';
import { checkScopes } from './scopes';
import { checkSecret } from './secret';
import type { Situation } from './situation';
import { checkWildcard } from './wildcard';
import { t } from '../../../l10n/l10n';

/** What is looked at once the client is known to be there and enabled. */
const probes: readonly ((situation: Situation) => readonly CheckOutcome[] | Promise<readonly CheckOutcome[]>)[] = [
  checkClientType,
  checkSecret,
  checkRedirectUri,
  checkWildcard,
  checkFlow,
  checkScopes,
  checkProof,
];

/** Tries a sign-in as OpenMetadata would begin it, as far as it goes without an account. */
export async function probeKeycloak(subject: SignInSubject, asking: Asking): Promise<readonly CheckOutcome[]> {
  const meanwhile = (document: DiscoveryDocument): Promise<readonly CheckOutcome[]> =>
    probeClient(subject, document, asking);
  const { outcomes } = await probeOpenId(subject, asking, explain(asking), meanwhile);
  return outcomes;
}

async function probeClient(
  subject: SignInSubject,
  document: DiscoveryDocument,
  asking: Asking,
): Promise<readonly CheckOutcome[]> {
  const asked = authorizationOf(subject);
  const realm = realmOf(subject, document);
  if (asked === undefined || realm === undefined)
    return [skipped('client-not-found', t`The client ID or the callback URL is not in this file.`)];
  const { clientId, redirectUri } = asked;
  const talk = conversation(document, asking);
  const secret = secretToTry(subject, document);
  const [authorization, bare, withSecret] = await Promise.all([
    talk.authorize(asked),
    talk.redeem(clientId, redirectUri, undefined),
    secret === undefined ? undefined : talk.redeem(clientId, redirectUri, secret),
  ]);
  if (bare.ok && bare.value.status === 403) {
    const settings = ['authn.authority', 'oidc.discoveryUri'] as const;
    return [
      bare.value.error === 'access_denied'
        ? realmDisabled(realm, settings)
        : httpsRequired(document.tokenEndpoint, settings),
    ];
  }
  const place = { realm, clientId };
  const existence = await existenceOf({ authorization, bare, conversation: talk, place });
  const situation = { subject, place, conversation: talk, asked, authorization, bare, withSecret, existence };
  const outcomes = checkExistence(situation);
  if (existence !== 'enabled') return outcomes;
  const found = (await Promise.all(probes.map(async (probe) => probe(situation)))).flat();
  return [...outcomes, ...found, ...unexplained(situation, found)];
}

const realmOf = ({ authority, discoveryUri }: SignInSubject, { issuer }: DiscoveryDocument): string | undefined => {
  const url = [issuer, authority, discoveryUri]
    .map((each) => parseKeycloakUrl(each ?? ''))
    .find((each) => each !== undefined);
  return url === undefined ? undefined : realmNameOf(url);
};

/** Keycloak said no, and none of the probes knows why. */
function unexplained(
  { authorization, subject, place }: Situation,
  found: readonly CheckOutcome[],
): readonly CheckOutcome[] {
  const refusal = refusalIn(authorization);
  if (refusal === undefined || found.some(({ state }) => state === 'failed')) return [];
  return [
    failed('sign-in-refused', {
      message: t`Keycloak refuses a sign-in with client ${place.clientId}: ${refusal}.`,
      settings: clientSettings(subject),
    }),
  ];
}

function refusalIn(answer: AuthorizationAnswer): string | undefined {
  if (answer.kind === 'returned')
    return answer.words === '' ? answer.error : `${answer.words.replace(/\.$/, '')} (${answer.error})`;
  return answer.kind === 'refused' && !isAboutRedirectUri(answer) ? answer.words.replace(/\.$/, '') : undefined;
}
