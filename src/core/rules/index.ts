import { adminPrincipalNeverMatches } from './authorizer/adminPrincipalNeverMatches';
import { allowedDomainsNotEnforced } from './authorizer/allowedDomainsNotEnforced';
import { auth0DomainMix } from './providers/auth0DomainMix';
import { authorityIsEndpoint } from './urls/authorityIsEndpoint';
import { authorityTrailingSlash } from './providers/authorityTrailingSlash';
import { authorizerIncomplete } from './authorizer/authorizerIncomplete';
import { azureOfflineAccess } from './providers/azureOfflineAccess';
import { azureTenant } from './providers/azureTenant';
import { azureTenantMismatch } from './providers/azureTenantMismatch';
import { basePathMismatch } from './urls/basePathMismatch';
import { botAdministrator } from './authorizer/botAdministrator';
import { callbackMismatch } from './clients/callbackMismatch';
import { callbackOrigin } from './urls/callbackOrigin';
import { callbackPath } from './urls/callbackPath';
import { claimsMapping } from './authorizer/claimsMapping';
import { claimsOrder } from './authorizer/claimsOrder';
import { clientAuthMethodUnsupported } from './clients/clientAuthMethodUnsupported';
import { clientIdMismatch } from './clients/clientIdMismatch';
import { clientIdShape } from './providers/clientIdShape';
import { clientSecretShape } from './providers/clientSecretShape';
import { clientTypeUnused } from './providers/clientTypeUnused';
import { confidentialWithoutOidc } from './clients/confidentialWithoutOidc';
import { containerLocalhost } from './urls/containerLocalhost';
import { customParamsIgnored } from './values/customParamsIgnored';
import { databaseWins } from './deployment/databaseWins';
import { defaultAdministrator } from './deployment/defaultAdministrator';
import { defaultFernetKey } from './deployment/defaultFernetKey';
import { defaultJwtKeys } from './deployment/defaultJwtKeys';
import { deprecatedSetting } from './deployment/deprecatedSetting';
import { discoveryNotDocument } from './urls/discoveryNotDocument';
import { duplicateKey } from './values/duplicateKey';
import { emptyValue } from './values/emptyValue';
import { helmGlobalValues } from './deployment/helmGlobalValues';
import { helmOidcDisabled } from './deployment/helmOidcDisabled';
import { ignoredSetting } from './deployment/ignoredSetting';
import { insecureSessionCookie } from './deployment/insecureSessionCookie';
import { issuerMismatch } from './urls/issuerMismatch';
import { jwtKeyFiles } from './deployment/jwtKeyFiles';
import { keycloakAuthPrefixMismatch } from './providers/keycloakAuthPrefixMismatch';
import { keycloakRealmMaster } from './providers/keycloakRealmMaster';
import { keycloakRealmMismatch } from './providers/keycloakRealmMismatch';
import { keyUrlNotKeys } from './urls/keyUrlNotKeys';
import { keyUrlObsoletePath } from './urls/keyUrlObsoletePath';
import { keyUrlsWithoutOpenmetadata } from './urls/keyUrlsWithoutOpenmetadata';
import { keyUrlsWithoutProvider } from './urls/keyUrlsWithoutProvider';
import { ldapDn } from './providers/ldapDn';
import { ldapGroupsIncomplete } from './providers/ldapGroupsIncomplete';
import { ldapHost } from './providers/ldapHost';
import { ldapIncomplete } from './providers/ldapIncomplete';
import { ldapPort } from './providers/ldapPort';
import { ldapRolesMapping } from './providers/ldapRolesMapping';
import { ldapTrustStore } from './providers/ldapTrustStore';
import { ldapUnprotected } from './providers/ldapUnprotected';
import { listItemWithSpace } from './values/listItemWithSpace';
import { malformedUrl } from './urls/malformedUrl';
import { missingSetting } from './clients/missingSetting';
import { nestedPlaceholder } from './values/nestedPlaceholder';
import { noAdministrator } from './authorizer/noAdministrator';
import { obsoleteClassName } from './authorizer/obsoleteClassName';
import { oidcNumber } from './values/oidcNumber';
import { oidcType } from './providers/oidcType';
import { placeholderText } from './values/placeholderText';
import { placeholderWithoutDefault } from './values/placeholderWithoutDefault';
import { plainHttp } from './urls/plainHttp';
import { plainTextSecret } from './deployment/plainTextSecret';
import { principalDomainClaims } from './authorizer/principalDomainClaims';
import { principalDomainInvalid } from './authorizer/principalDomainInvalid';
import { promptUnsupported } from './clients/promptUnsupported';
import { providerEndpoints } from './providers/providerEndpoints';
import { providerMismatch } from './providers/providerMismatch';
import { publicClientImplicitFlow } from './clients/publicClientImplicitFlow';
import { publicClientRegistration } from './providers/publicClientRegistration';
import { publicClientWithSecret } from './clients/publicClientWithSecret';
import { refusedVariable } from './values/refusedVariable';
import { replicasNeedStickySessions } from './deployment/replicasNeedStickySessions';
import { responseTypeIgnored } from './clients/responseTypeIgnored';
import { retypedValue } from './values/retypedValue';
import { rolesFromProvider } from './authorizer/rolesFromProvider';
import { samlCertificate } from './providers/samlCertificate';
import { samlEntityId } from './providers/samlEntityId';
import { samlIncomplete } from './providers/samlIncomplete';
import { samlOrigin } from './providers/samlOrigin';
import { samlPath } from './providers/samlPath';
import { samlSigningKey } from './providers/samlSigningKey';
import { scopeWithoutOpenid } from './clients/scopeWithoutOpenid';
import { secretWithoutEntry } from './deployment/secretWithoutEntry';
import { secureSocket } from './authorizer/secureSocket';
import { selfSignupOff } from './authorizer/selfSignupOff';
import { serverUrlWithPath } from './urls/serverUrlWithPath';
import { settingsPageRefuses } from './providers/settingsPageRefuses';
import { severalCallbacks } from './urls/severalCallbacks';
import { signingAlgorithmMismatch } from './clients/signingAlgorithmMismatch';
import { trailingBrace } from './values/trailingBrace';
import { unreadableValue } from './values/unreadableValue';
import { unsupportedByRelease } from './deployment/unsupportedByRelease';
import { variableNotForwarded } from './deployment/variableNotForwarded';
import type { Rule } from './rule';

/** Every rule there is. A new one is one more line here, a page in docs/rules and a folder of fixtures. */
export const rules: readonly Rule[] = [
  adminPrincipalNeverMatches,
  allowedDomainsNotEnforced,
  auth0DomainMix,
  authorityIsEndpoint,
  authorityTrailingSlash,
  authorizerIncomplete,
  azureOfflineAccess,
  azureTenant,
  azureTenantMismatch,
  basePathMismatch,
  botAdministrator,
  callbackMismatch,
  callbackOrigin,
  callbackPath,
  claimsMapping,
  claimsOrder,
  clientAuthMethodUnsupported,
  clientIdMismatch,
  clientIdShape,
  clientSecretShape,
  clientTypeUnused,
  confidentialWithoutOidc,
  containerLocalhost,
  customParamsIgnored,
  databaseWins,
  defaultAdministrator,
  defaultFernetKey,
  defaultJwtKeys,
  deprecatedSetting,
  discoveryNotDocument,
  duplicateKey,
  emptyValue,
  helmGlobalValues,
  helmOidcDisabled,
  ignoredSetting,
  insecureSessionCookie,
  issuerMismatch,
  jwtKeyFiles,
  keycloakAuthPrefixMismatch,
  keycloakRealmMaster,
  keycloakRealmMismatch,
  keyUrlNotKeys,
  keyUrlObsoletePath,
  keyUrlsWithoutOpenmetadata,
  keyUrlsWithoutProvider,
  ldapDn,
  ldapGroupsIncomplete,
  ldapHost,
  ldapIncomplete,
  ldapPort,
  ldapRolesMapping,
  ldapTrustStore,
  ldapUnprotected,
  listItemWithSpace,
  malformedUrl,
  missingSetting,
  nestedPlaceholder,
  noAdministrator,
  obsoleteClassName,
  oidcNumber,
  oidcType,
  placeholderText,
  placeholderWithoutDefault,
  plainHttp,
  plainTextSecret,
  principalDomainClaims,
  principalDomainInvalid,
  promptUnsupported,
  providerEndpoints,
  providerMismatch,
  publicClientImplicitFlow,
  publicClientRegistration,
  publicClientWithSecret,
  refusedVariable,
  replicasNeedStickySessions,
  responseTypeIgnored,
  retypedValue,
  rolesFromProvider,
  samlCertificate,
  samlEntityId,
  samlIncomplete,
  samlOrigin,
  samlPath,
  samlSigningKey,
  scopeWithoutOpenid,
  secretWithoutEntry,
  secureSocket,
  selfSignupOff,
  serverUrlWithPath,
  settingsPageRefuses,
  severalCallbacks,
  signingAlgorithmMismatch,
  trailingBrace,
  unreadableValue,
  unsupportedByRelease,
  variableNotForwarded,
];
