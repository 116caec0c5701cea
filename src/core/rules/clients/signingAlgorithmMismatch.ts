import { settingOf } from '../../catalogue/catalogue';
import { compareReleases } from '../../catalogue/releases';
import type { Severity } from '../../finding';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { alsoAt, isClientType, isWritten, nameOf, placesOf } from '../subject';
import { t } from '../../../l10n/l10n';

const verifiable = settingOf('authn.tokenValidationAlgorithm').enum ?? [];

/**
 * The provider is asked to sign with one algorithm, and the server verifies every token with the other (JwtFilter). Since
 * 2.0 users of a confidential client get a token of the server's own instead. What is left at its default asks for nothing.
 */
export const signingAlgorithmMismatch: Rule = {
  code: 'signing-algorithm-mismatch',
  severity: 'warning',
  releases: { since: '1.8' },
  check({ view, report }) {
    const [asked] = isWritten(view.get('oidc.preferredJwsAlgorithm'))
      ? placesOf(view, 'oidc.preferredJwsAlgorithm')
      : [];
    const algorithm = asked?.text.trim() ?? '';
    if (!isClientType(view, 'confidential') || asked === undefined || algorithm === '') return;
    const [verified] = placesOf(view, 'authn.tokenValidationAlgorithm');
    const other = verified?.text.trim() ?? algorithm;
    const severity = severityOf(view);
    const name = nameOf(view, asked.key);
    if (!verifiable.includes(algorithm)) {
      const meant = verifiable.find((candidate) => candidate === algorithm.toUpperCase()) ?? 'RS256';
      report({
        at: asked.at,
        severity,
        message: t`OpenMetadata verifies no token that is signed with ${algorithm}. Set ${name} to what the provider signs ID tokens with, one of ${verifiable.join(', ')}.`,
        fixes: [{ title: t`Use ${meant}`, preferred: true, changes: [{ key: asked.key, set: meant }] }],
      });
    } else if (verified !== undefined && verifiable.includes(other) && other !== algorithm) {
      report({
        at: asked.at,
        severity,
        message: t`${name} asks the provider to sign with ${algorithm}, but tokens are verified with ${other}, by ${nameOf(view, verified.key)}, so they are refused. Write what the provider uses in both.`,
        related: alsoAt(verified.at, t`Here it is ${other}`),
        // Which of them the provider uses does not stand here.
        fixes: [
          { title: t`Ask for ${other}`, changes: [{ key: asked.key, set: other }] },
          { title: t`Verify with ${algorithm}`, changes: [{ key: verified.key, set: algorithm }] },
        ],
      });
    }
  },
};

const severityOf = ({ release }: View): Severity =>
  release === undefined || compareReleases(release, '2.0') >= 0 ? 'information' : 'warning';
