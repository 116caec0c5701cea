/** Names that a configuration of OpenMetadata goes by: YAML of any name, and env files. */
const candidate = /\.ya?ml$|(?:^|[.-])env(?:[.-]|$)/i;

/** What every configuration of ours holds somewhere: the server's keys, the chart's root key or a variable of the server. */
const mention =
  /(?:authentication|authorizer|jwtToken)Configuration|openmetadata|(?:^|[^A-Za-z])(?:AUTH|AUTHENTICATION|AUTHORIZER|OIDC|CUSTOM_OIDC|SAML|JWT|RSA|FORCE_SECURE|SECURITY_CONFIG)_[A-Z]/;

/** Whether a file of this name (the last part of its URI) is worth a look at its text. */
export const isCandidateName = (name: string): boolean => candidate.test(name);

/**
 * Whether a format might recognise the text. False is certain, true is not: it is the one regular expression that a file
 * which is not ours costs, so that no parser is loaded for it.
 */
export const mentionsOpenMetadata = (text: string): boolean => mention.test(text);
