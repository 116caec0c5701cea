import { linesBetween, linesOf, listed, type Difference, type Settings } from '../../changes/lines';
import type { ApplicationSettings } from '../tenant';
import { grantName } from './grants';
import { t } from '../../../l10n/l10n';

export const applicationType = (type: string | undefined): string => types.get(type ?? '') ?? type ?? '';

const types = new Map([
  ['regular_web', 'Regular Web Application'],
  ['spa', 'Single Page Application'],
  ['native', 'Native'],
  ['non_interactive', 'Machine to Machine'],
]);

export const authenticationMethod = (method: string | undefined): string => methods.get(method ?? '') ?? method ?? '';

const methods = new Map([
  ['none', 'None'],
  ['client_secret_post', 'Client Secret (Post)'],
  ['client_secret_basic', 'Client Secret (Basic)'],
]);

const onOff = (value: boolean | undefined): string => (value === undefined ? '' : value ? t`on` : t`off`);

const settings: Settings<ApplicationSettings> = [
  ['Name', ({ name }) => name ?? ''],
  ['Description', ({ description }) => description ?? ''],
  ['Application Type', ({ app_type: type }) => applicationType(type)],
  ['Authentication Method', ({ token_endpoint_auth_method: method }) => authenticationMethod(method)],
  ['Allowed Callback URLs', ({ callbacks }) => listed(callbacks)],
  ['Allowed Logout URLs', ({ allowed_logout_urls: urls }) => listed(urls)],
  ['Allowed Web Origins', ({ web_origins: origins }) => listed(origins)],
  ['Allowed Origins (CORS)', ({ allowed_origins: origins }) => listed(origins)],
  ['Grant Types', ({ grant_types: grants }) => listed(grants?.map(grantName))],
  ['JSON Web Token (JWT) Signature Algorithm', ({ jwt_configuration: jwt }) => jwt?.alg ?? ''],
  ['OIDC Conformant', ({ oidc_conformant: conformant }) => onOff(conformant)],
  ['Refresh Token Rotation', ({ refresh_token: token }) => rotated(token?.['rotation_type'])],
  ['Refresh Token Expiration', ({ refresh_token: token }) => expiring(token)],
];

const rotated = (type: unknown): string => (typeof type === 'string' ? onOff(type === 'rotating') : '');

/** Lifetimes are in seconds. */
function expiring(token: ApplicationSettings['refresh_token']): string {
  const type = token?.['expiration_type'];
  if (type !== 'expiring') return typeof type === 'string' ? t`off` : '';
  const lifetime = token?.['token_lifetime'];
  return typeof lifetime === 'number' ? t`after ${lifetime.toString()} seconds` : t`on`;
}

/** What an application holds, or one to be created will hold. */
export const descriptionOf = (application: ApplicationSettings): readonly Difference[] =>
  linesOf(settings, application);

/** What differs between two states of an application; nothing else is compared, and nothing else changes. */
export const differences = (before: ApplicationSettings, after: ApplicationSettings): readonly Difference[] =>
  linesBetween(settings, before, after);
