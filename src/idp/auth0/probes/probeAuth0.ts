import type { SignInSubject } from '../../../core/signIn';
import { passed, skipped, type CheckOutcome } from '../../check';
import { authorizationOf, secretToTry, redeemNothing, someVerifier } from '../../probes/conversation';
import type { Asking, DiscoveryDocument } from '../../probes/document';
import { hostOf } from '../../probes/hosts';
import { probeOpenId } from '../../probes/probeProvider';
import { applicationMissing } from '../faults';
import { authorize } from './conversation';
import { probes } from './probes';
import { isThere, type Situation } from './situation';
import { explain } from './tenant';
import { readRedeemed } from './tokenAnswer';
import { t } from '../../../l10n/l10n';

/** Tries a sign-in as OpenMetadata would begin it, as far as it goes without an account. */
export async function probeAuth0(subject: SignInSubject, asking: Asking): Promise<readonly CheckOutcome[]> {
  const meanwhile = (document: DiscoveryDocument): Promise<readonly CheckOutcome[]> =>
    probeApplication(subject, document, asking);
  const { outcomes } = await probeOpenId(subject, asking, explain, meanwhile);
  return outcomes;
}

async function probeApplication(
  subject: SignInSubject,
  document: DiscoveryDocument,
  asking: Asking,
): Promise<readonly CheckOutcome[]> {
  const asked = authorizationOf(subject);
  if (asked === undefined)
    return [skipped('client-not-found', t`The client ID or the callback URL is not in this file.`)];
  const { tokenEndpoint } = document;
  const secret = secretToTry(subject, document);
  const redeem = async (more: Readonly<Record<string, string>>) =>
    readRedeemed(await redeemNothing(tokenEndpoint, asked, more, asking));
  const [authorization, bare, withSecret] = await Promise.all([
    authorize(document.authorizationEndpoint, asked, asking),
    redeem(someVerifier),
    secret === undefined ? undefined : redeem({ client_secret: secret }),
  ]);
  const tenant = hostOf(document.issuer);
  const name = asked.clientId;
  const situation: Situation = { subject, name, place: undefined, tenant, asked, authorization, bare, withSecret };
  switch (isThere(situation)) {
    case undefined:
      return [skipped('client-not-found', whyUnclear(situation))];
    case false:
      return [applicationMissing(situation, tenant)];
    case true:
      return [
        passed('client-not-found', t`The tenant at ${tenant} has the application ${name}.`),
        ...probes.flatMap((probe) => probe(situation)),
      ];
  }
}

const whyUnclear = ({ authorization, bare }: Situation): string =>
  [authorization, bare].flatMap((answer) => (answer.kind === 'unclear' ? [answer.why] : []))[0] ??
  t`Auth0 did not say whether it has the application.`;
