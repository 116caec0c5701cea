/** The issuer ends in a slash, which OpenMetadata's `authority` must not. */
export const issuerOf = (url: string): string => `${url}/`;

/** What tokens for the Management API are for: always the tenant's own domain, with a slash. */
export const managementAudience = (tenantUrl: string): string => `${tenantUrl}/api/v2/`;
