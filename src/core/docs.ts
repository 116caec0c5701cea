/** Where the project's documentation stands. */
export const repositoryUrl = 'https://github.com/openmetadata-sso/openmetadata-sso';

/** The page that explains a finding's code. */
export const docsUrl = (code: string): string => `${repositoryUrl}/blob/main/docs/rules/${code}.md`;

const openMetadataSecurity = 'https://docs.open-metadata.org/latest/deployment/security';

/**
 * OpenMetadata's own page about a setting: it has one about the keys of its tokens, and one about the rest of sign-in
 * (both are linked from its pages about Keycloak, 1.12).
 * @param key of the catalogue
 */
export const settingDocsUrl = (key: string): string =>
  `${openMetadataSecurity}/${key.startsWith('jwt.') ? 'enable-jwt-tokens' : 'configuration-parameters'}`;
