import { catalogue } from '../../catalogue/catalogue';
import { secretsIn } from '../../formats/kubernetes/secrets';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { enumerate, nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** Kubernetes starts no container that asks a Secret for an entry which is not there (`CreateContainerConfigError`). */
export const secretWithoutEntry: Rule = {
  code: 'secret-without-entry',
  severity: 'warning',
  check({ view, nearby, report }) {
    const names = namesIn(view);
    const secrets = secretsIn(nearby.filter(({ text }) => names.some((name) => text.includes(name))));
    if (secrets.length === 0) return;
    const seen = new Set<number>();
    for (const { key } of catalogue) {
      const reading = view.get(key);
      const { reference, range } = reading;
      if (reference?.kind !== 'kubernetes-secret' || range === undefined || seen.has(range.start)) continue;
      // Namespaces may each have a Secret of that name; which of them is meant cannot be told.
      const namesakes = secrets.filter(({ name }) => name === reference.name);
      if (namesakes.length === 0 || namesakes.some(({ entries }) => entries.includes(reference.entry))) continue;
      seen.add(range.start);
      const files = enumerate([...new Set(namesakes.map(({ file }) => file.path))]);
      const entries = [...new Set(namesakes.flatMap((secret) => secret.entries))];
      report({
        at: reading,
        message: t`The pod does not start: the Secret ${reference.name} in ${files} has no entry ${reference.entry}, which ${nameOf(view, key)} is to come from. ${adviceFor(reference.entry, entries)}`,
        related: namesakes.map(({ file, nameRange }) => ({
          file: file.path,
          range: nameRange,
          message: t`Has ${enumerate(entries.slice(0, most))}`,
        })),
      });
    }
  },
};

/** The Secrets that the file refers to: a file that names none of them need not be parsed. */
const namesIn = (view: View): readonly string[] =>
  catalogue.flatMap(({ key }) => {
    const { reference, range } = view.get(key);
    return reference?.kind === 'kubernetes-secret' && range !== undefined ? [reference.name] : [];
  });

/** Names of entries that a message lists. */
const most = 5;

const adviceFor = (entry: string, entries: readonly string[]): string =>
  entries.length <= most
    ? t`Add ${entry} there, or name one of its own: ${entries.join(', ')}.`
    : t`Add ${entry} there.`;
