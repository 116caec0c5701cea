import { variables } from '../../catalogue/lookup';

/**
 * Tells at a glance whether a text names variables of OpenMetadata's sign-in. Other programs have an `OIDC_CLIENT_ID` too,
 * so such a name counts only in a text that mentions OpenMetadata.
 * @param before what stands before a name in this format, as a regular expression
 * @param after what stands behind it
 */
export function variablesIn(before: string, after: string): (text: string) => boolean {
  const [own, oidc] = [/^(?:AUTHENTICATION|AUTHORIZER|CUSTOM_OIDC)_/, /^OIDC_/].map((prefix) => {
    const names = variables.filter((name) => prefix.test(name)).join('|');
    return new RegExp(`${before}(?:${names})${after}`, 'm');
  });
  return (text) => own?.test(text) === true || (oidc?.test(text) === true && /openmetadata/i.test(text));
}
