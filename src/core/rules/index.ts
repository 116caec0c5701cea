import { adminPrincipalNeverMatches } from './adminPrincipalNeverMatches';
import { authorityIsEndpoint } from './authorityIsEndpoint';
import { callbackOrigin } from './callbackOrigin';
import { callbackPath } from './callbackPath';
import { confidentialWithoutOidc } from './confidentialWithoutOidc';
import { helmOidcDisabled } from './helmOidcDisabled';
import { keyUrlsWithoutOpenmetadata } from './keyUrlsWithoutOpenmetadata';
import { keyUrlsWithoutProvider } from './keyUrlsWithoutProvider';
import { keycloakAuthPrefixMismatch } from './keycloakAuthPrefixMismatch';
import { keycloakRealmMaster } from './keycloakRealmMaster';
import { keycloakRealmMismatch } from './keycloakRealmMismatch';
import { placeholderText } from './placeholderText';
import { plainTextSecret } from './plainTextSecret';
import { publicClientWithSecret } from './publicClientWithSecret';
import type { Rule } from './rule';
import { unreadableValue } from './unreadableValue';

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
