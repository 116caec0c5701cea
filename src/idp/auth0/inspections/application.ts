import { nameOf } from '../../../core/rules/subject';
import { failed, passed, skipped } from '../../check';
import { clientSettings } from '../../pair';
import { isPublic } from '../application/flow';
import { authorizationCode, hasGrant, implicitGrant, passwordGrants, refreshToken } from '../application/grants';
import { signingAlgorithm } from '../application/newApplication';
import { applicationType } from '../application/settings';
import { changingIt, grantMissing, makingRight, noConnection, otherClientType, uselessType } from '../faults';
import type { Inspected, Inspection } from './inspected';
import { t } from '../../../l10n/l10n';

/** Kinds of application that people sign in to. A kind that is not known here may be one of them. */
const useless: ReadonlySet<string> = new Set(['non_interactive', 'resource_server']);

export const isUseless = ({ application: { app_type: type = '' } }: Pick<Inspected, 'application'>): boolean =>
  useless.has(type);

/** Whether Auth0 asks the application for a secret, as the file says. */
export const hasOtherType = ({ application, subject }: Pick<Inspected, 'application' | 'subject'>): boolean =>
  isPublic(application) !== (subject.clientType === 'public');

export const inspectType: Inspection = (inspected) => {
  const { application, subject } = inspected;
  if (isUseless(inspected)) return [uselessType(inspected, applicationType(application.app_type))];
  return hasOtherType(inspected)
    ? [otherClientType(inspected)]
    : [passed('client-type-differs', t`The application is ${subject.clientType} at Auth0 as well.`)];
};

/**
 * An application that names no algorithm signs with its secret (HS256), which is Auth0's default for those made by the API
 * (recorded; OpenAPI). OpenMetadata looks the key of a token up in the tenant's key set, where no such key is.
 */
export const inspectAlgorithm: Inspection = (inspected) => {
  const { application, subject, name } = inspected;
  const named = application.jwt_configuration?.alg;
  const signed = named ?? 'HS256';
  const key = 'authn.tokenValidationAlgorithm';
  if (/^HS/.test(signed))
    return [
      failed('signing-algorithm-unsupported', {
        message:
          named === undefined
            ? t`The application ${name} signs ID tokens with its secret (it names no algorithm, which is HS256 at Auth0), and OpenMetadata verifies them with the tenant’s keys: nobody can sign in. Choose RS256.`
            : t`The application ${name} signs ID tokens with its secret (${named}), and OpenMetadata verifies them with the tenant’s keys: nobody can sign in. Choose RS256.`,
        settings: ['oidc.preferredJwsAlgorithm', key, 'authn.publicKeyUrls', ...clientSettings(subject)],
        remedies: makingRight(inspected),
      }),
    ];
  const { value } = subject.view.get(key);
  const verified = typeof value === 'string' && value.trim() !== '' ? value.trim() : signingAlgorithm;
  if (signed === verified)
    return [passed('signing-algorithm-unsupported', t`Auth0 signs ID tokens with ${signed}, as they are verified.`)];
  return [
    failed('signing-algorithm-unsupported', {
      message: t`Auth0 signs the ID tokens of application ${name} with ${signed}, and OpenMetadata verifies ${verified}, by ${nameOf(subject.view, key)}.`,
      settings: [key, 'oidc.preferredJwsAlgorithm', 'authn.publicKeyUrls'],
      fixes: /^RS(?:256|384|512)$/.test(signed)
        ? [{ title: t`Use ${signed}`, preferred: true, changes: [{ key, set: signed }] }]
        : [],
      remedies: verified === signingAlgorithm ? makingRight(inspected) : [],
    }),
  ];
};

export const inspectConformance: Inspection = (inspected) => {
  const { application, subject, name } = inspected;
  if (application.oidc_conformant === undefined)
    return [skipped('oidc-conformant-off', t`Auth0 did not say whether the application is OIDC conformant.`)];
  if (application.oidc_conformant) return [passed('oidc-conformant-off', t`The application is OIDC conformant.`)];
  return [
    failed('oidc-conformant-off', {
      message: t`The application ${name} is not OIDC conformant: Auth0 treats it as it did before OpenID Connect, with other tokens, scopes and refresh tokens than OpenMetadata expects.`,
      settings: clientSettings(subject),
      remedies: makingRight(inspected),
    }),
  ];
};

/** Auth0 refuses what the application has no grant for. */
export const inspectGrants: Inspection = (inspected) => {
  const { application, subject, name } = inspected;
  if (application.grant_types === undefined)
    return [skipped('flow-disabled', t`Auth0 did not say which grant types the application has.`)];
  if (!hasGrant(application, authorizationCode)) return [grantMissing(inspected)];
  // auth0-spa-js keeps a session by refresh tokens; the server asks for none.
  if (subject.clientType === 'confidential' || hasGrant(application, refreshToken))
    return [passed('flow-disabled', t`The application may sign in with an authorization code.`)];
  return [
    failed('flow-disabled', {
      message: t`The application ${name} lacks the grant type Refresh Token, by which OpenMetadata’s page renews a session: people are signed out as soon as their token ends.`,
      severity: 'warning',
      settings: ['authn.clientType', ...clientSettings(subject)],
      remedies: makingRight(inspected),
    }),
  ];
};

/** OpenMetadata never takes a password itself, so this only lets others try passwords. */
export const inspectPasswordGrants: Inspection = (inspected) => {
  const { application, subject, name } = inspected;
  if (!passwordGrants.some((grant) => hasGrant(application, grant)))
    return [passed('direct-grants-on', t`The application has no password grant.`)];
  return [
    failed('direct-grants-on', {
      message: t`The application ${name} has the grant type Password: whoever has a password needs no login page, and so no second factor. OpenMetadata never uses it.`,
      settings: clientSettings(subject),
      remedies: changingIt(inspected, t`Remove the grant type Password from application ${name}`, {
        directAccessGrants: false,
      }),
    }),
  ];
};

/** What OpenMetadata's documentation calls implicit is a code with PKCE in its page (auth0-spa-js). */
export const inspectImplicitGrant: Inspection = (inspected) => {
  const { application, subject, name } = inspected;
  if (!hasGrant(application, implicitGrant))
    return [passed('implicit-grant-on', t`The application has no implicit grant.`)];
  return [
    failed('implicit-grant-on', {
      message: t`The application ${name} has the grant type Implicit, by which tokens are sent in the address of a page. OpenMetadata never uses it: its page asks for a code.`,
      settings: clientSettings(subject),
      remedies: changingIt(inspected, t`Remove the grant type Implicit from application ${name}`, {
        implicitFlow: false,
      }),
    }),
  ];
};

export const inspectConnections: Inspection = (inspected) => {
  const { enabled, databases, name, place } = inspected;
  if (!enabled.ok) return [skipped('no-connection-enabled', enabled.error.message)];
  if (enabled.value.length === 0)
    return [
      noConnection(
        inspected,
        databases.map((connection) => ({
          title: t`Let the users of ${connection.name} sign in to application ${name}`,
          request: { kind: 'enable-connection', ...place, connection: connection.name },
        })),
      ),
    ];
  const names = enabled.value.map((connection) => connection.name).join(', ');
  return [passed('no-connection-enabled', t`Users of ${names} can sign in.`)];
};
