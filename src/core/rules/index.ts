import { adminPrincipalNeverMatches } from './authorizer/adminPrincipalNeverMatches';
import { authorityIsEndpoint } from './urls/authorityIsEndpoint';
import { callbackOrigin } from './urls/callbackOrigin';
import { callbackPath } from './urls/callbackPath';
import { confidentialWithoutOidc } from './clients/confidentialWithoutOidc';
import { helmOidcDisabled } from './deployment/helmOidcDisabled';
import { keyUrlsWithoutOpenmetadata } from './urls/keyUrlsWithoutOpenmetadata';
import { keyUrlsWithoutProvider } from './urls/keyUrlsWithoutProvider';
import { keycloakAuthPrefixMismatch } from './providers/keycloakAuthPrefixMismatch';
import { keycloakRealmMaster } from './providers/keycloakRealmMaster';
import { keycloakRealmMismatch } from './providers/keycloakRealmMismatch';
import { placeholderText } from './values/placeholderText';
import { plainTextSecret } from './deployment/plainTextSecret';
import { publicClientWithSecret } from './clients/publicClientWithSecret';
import type { Rule } from './rule';
import { unreadableValue } from './values/unreadableValue';

/** Every rule there is. A new one is one more line here, a page in docs/rules and a folder of fixtures. */
export const rules: readonly Rule[] = [
  adminPrincipalNeverMatches,
  authorityIsEndpoint,
  callbackOrigin,
  callbackPath,
  confidentialWithoutOidc,
  helmOidcDisabled,
  keyUrlsWithoutOpenmetadata,
  keyUrlsWithoutProvider,
  keycloakAuthPrefixMismatch,
  keycloakRealmMaster,
  keycloakRealmMismatch,
  placeholderText,
  plainTextSecret,
  publicClientWithSecret,
  unreadableValue,
];
