import type { Fix, Severity } from '../../finding';
import { parseKeycloakUrl } from '../../keycloakUrl';
import type { View } from '../../view';
import { parseWebUrl } from '../../webUrl';
import { isAzureType } from '../providers/azureTenants';
import type { Rule } from '../rule';
import { isClientType, nameOf, placesOf, textOf } from '../subject';
import { discoveryPath, isPlainEndpoint, issuerBehind } from './issuer';
import { oneUrl } from './urlText';
import { t } from '../../../l10n/l10n';

/** The server reads all endpoints of a confidential client's provider from one document, when it starts (pac4j). */
export const discoveryNotDocument: Rule = {
  code: 'discovery-not-document',
  severity: 'error',
  check({ view, report }) {
    if (!isClientType(view, 'confidential')) return;
    for (const { key, text, at } of placesOf(view, 'oidc.discoveryUri')) {
      const path = oneUrl(text)?.path;
      if (path === undefined || isDocument(path)) continue;
      const document = documentOf(text);
      const isKnown = isIssuer(view, text) || issuerBehind(text) !== undefined;
      report({
        at,
        severity: severityOf(view, isKnown),
        message: isKnown
          ? t`The server looks for the provider’s discovery document at ${nameOf(view, key)} when it starts, and this is something else of the provider’s. Write ${document}.`
          : t`The server looks for the provider’s discovery document at ${nameOf(view, key)} when it starts, and this is probably something else of the provider’s. Write ${document}.`,
        fixes: [fix(text, document, isKnown)],
      });
    }
  },
};

/** Azure's client goes by its tenant. Nothing forbids others to keep their document elsewhere, though none is known that does. */
function severityOf(view: View, isKnown: boolean): Severity {
  if (isAzureType(view)) return 'information';
  return isKnown ? 'error' : 'warning';
}

/** OAuth 2.0 has a name of its own for a document that says the same (RFC 8414). */
const isDocument = (path: string): boolean =>
  /\/\.well-known\/(?:openid-configuration\/?|oauth-authorization-server(?:\/.*)?)$/.test(path);

const isIssuer = (view: View, url: string): boolean =>
  parseKeycloakUrl(url) !== undefined ||
  parseWebUrl(url)?.path.replace('/', '') === '' ||
  withoutSlash(url) === withoutSlash(textOf(view, 'authn.authority') ?? '');

const withoutSlash = (url: string): string => url.replace(/\/$/, '');

/** The document of the issuer that a URL belongs to, or that it is. */
const documentOf = (url: string): string =>
  withoutSlash(issuerBehind(url) ?? url.replace(/\/\.well-known(?:\/.*)?$|[?#].*$/, '')) + discoveryPath;

const fix = (url: string, document: string, isKnown: boolean): Fix => ({
  title: t`Use ${document}`,
  ...(isKnown ? { preferred: true } : {}),
  ...(isPlainEndpoint(url) ? { safe: true } : {}),
  changes: [{ key: 'oidc.discoveryUri', set: document }],
});
