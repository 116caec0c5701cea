import { err, ok, type Result } from '../../../core/result';
import type { ClientPlace } from '../../change';
import type { RequestOf } from '../../changes/change';
import { nothingToTell, ofParts } from '../../changes/ofParts';
import { done, type Compared } from '../../changes/part';
import type { Failure } from '../../failure';
import { flowOf } from '../application/flow';
import { clientCredentials, grantsOf, hasGrant } from '../application/grants';
import { differences } from '../application/settings';
import { presentApplication } from '../directory/presentApplication';
import type { Application, ClientGrant } from '../tenant';
import type { Change, ChangeHost, Part } from './change';
import { notSeenWhole } from './seenWhole';
import { sent } from './sent';
import { t } from '../../../l10n/l10n';

type Request = RequestOf<'allow-settings-test'>;

/**
 * Lets the test of OpenMetadata's settings page pass: it asks for a token of the Management API with the application's ID and
 * secret (Auth0Validator), which takes a grant of its own. Users sign in without it.
 */
export const allowSettingsTest: Change<Request> = ofParts<ChangeHost, Request>({
  problem: () => undefined,
  parts: { 'grant-type': grantTypePart, grant: grantPart },
  outcome: nothingToTell,
});

function grantTypePart(request: Request): Part {
  const { clientId } = request;
  return {
    subject: t`Application ${clientId}`,
    async look(host, signal) {
      const { tenant } = host;
      const found = await testable(host, request, signal);
      if (!found.ok) return found;
      const wanted = withClientCredentials(found.value);
      return ok({
        ...compareGrantType(request, found.value),
        write: () => sent(tenant.changeApplication(clientId, { grant_types: wanted }, signal)),
      });
    },
  };
}

function grantPart(request: Request): Part {
  const { clientId } = request;
  return {
    subject: t`Application ${clientId}`,
    async look(host, signal) {
      const { tenant, managementAudience, loginUrl, lacking } = host;
      const found = await testable(host, request, signal);
      if (!found.ok) return found;
      const grants = await tenant.grants(clientId, managementAudience, signal);
      if (!grants.ok) return grants;
      const [grant] = grants.value;
      const refusal =
        grant === undefined ? lacking(t`grant ${found.value.name} the test`, 'create:client_grants') : undefined;
      if (refusal !== undefined) return err(refusal);
      const compared = compareGrant(found.value, managementAudience, grant);
      return ok({
        ...compared,
        warnings: [...domainWarnings(loginUrl, managementAudience), ...(compared.warnings ?? [])],
        write: () =>
          grant === undefined
            ? sent(tenant.createGrant(clientId, managementAudience, [], signal))
            : Promise.resolve(done),
      });
    },
  };
}

/** The application, if the test is one that a confidential application has to pass. */
async function testable(
  host: ChangeHost,
  place: ClientPlace,
  signal: AbortSignal,
): Promise<Result<Application, Failure>> {
  const found = await presentApplication(host.tenant, place, signal);
  if (!found.ok) return found;
  const problem = notSeenWhole(host, found.value);
  if (problem !== undefined) return err(problem);
  return flowOf(found.value) === 'authorization-code' ? found : err(noSecretToTest(found.value));
}

const withClientCredentials = (application: Application): readonly string[] => [
  ...new Set([...grantsOf(application), clientCredentials]),
];

export function compareGrantType({ realm }: ClientPlace, application: Application): Compared {
  const { name } = application;
  if (hasGrant(application, clientCredentials)) {
    const title = t`Application ${name} may ask for tokens as a machine already`;
    return { step: { kind: 'keep', title, details: [] } };
  }
  return {
    step: {
      kind: 'change',
      title: t`Let application ${name} in tenant ${realm} ask for tokens as a machine`,
      details: differences(application, { ...application, grant_types: withClientCredentials(application) }),
    },
  };
}

export function compareGrant({ name }: Application, audience: string, grant: ClientGrant | undefined): Compared {
  if (grant !== undefined) {
    const title = t`Application ${name} may ask for tokens of the Management API already`;
    const scopes = grant.scope.length;
    return {
      step: { kind: 'keep', title, details: [] },
      warnings:
        scopes === 0
          ? []
          : [
              scopes === 1
                ? t`${name} has 1 scope of the Management API: OpenMetadata needs none.`
                : t`${name} has ${scopes.toString()} scopes of the Management API: OpenMetadata needs none.`,
            ],
    };
  }
  return {
    step: {
      kind: 'create',
      title: t`Grant application ${name} tokens of the Management API, without any scope`,
      details: [
        { setting: 'API', after: audience },
        { setting: 'Permissions', after: t`none` },
      ],
    },
    warnings: [
      t`Users sign in without this. OpenMetadata’s settings page tests the secret by asking for a token of the Management API, and reports “Invalid client secret” where the application may not.`,
      t`Whoever has the secret of ${name} can then get such a token. It has no scope, so it may do nothing; leave it so.`,
    ],
  };
}

/** The test goes by the domain that the file names, and Auth0 has the Management API at the tenant's own only (docs/auth0.md). */
const domainWarnings = (loginUrl: string, audience: string): readonly string[] =>
  audience.startsWith(`${loginUrl}/`)
    ? []
    : [
        t`The test fails all the same: people sign in at the custom domain ${new URL(loginUrl).host}, so OpenMetadata asks for the Management API of that domain, which there is none of. Sign-in is not concerned.`,
      ];

const noSecretToTest = ({ name }: Application): Failure => ({
  kind: 'invalid',
  message: t`${name} does not sign in with a secret, so OpenMetadata’s settings page has none to test.`,
  nextStep: t`Nothing is to be done: this is for applications with the authorization code flow.`,
});
