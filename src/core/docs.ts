/** Where the project's documentation stands. */
export const repositoryUrl = 'https://github.com/openmetadata-sso/openmetadata-sso';

/** The page that explains a finding's code. */
export const docsUrl = (code: string): string => `${repositoryUrl}/blob/main/docs/rules/${code}.md`;
