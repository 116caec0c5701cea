import type { CheckOutcome } from '../../../idp/check';
import { capital, type Terms } from '../../../idp/terms';
import { list, page, plain } from '../pages/markdown';
import type { Compared } from './comparison';
import { t } from '../../../l10n/l10n';

/** What is compared. */
export interface Sides {
  readonly file: string;
  readonly client: string;
  readonly realm: string;
  /** "Keycloak 26.7.3 at sso.acme.example" */
  readonly server: string;
  readonly terms: Terms;
}

/** A file beside a client, as a page to read: differences first. `outcomes` is what else was looked at. Holds no secret. */
export function comparisonPage(
  { file, client, realm, server, terms }: Sides,
  compared: readonly Compared[],
  outcomes: readonly CheckOutcome[],
): string {
  const of = (...states: readonly Compared['state'][]): readonly Compared[] =>
    compared.filter(({ state }) => states.includes(state));
  const differing = of('differs', 'missing');
  const failed = outcomes.flatMap((outcome) => (outcome.state === 'failed' ? [outcome.fault.message] : []));
  const proven = outcomes.flatMap((outcome) => (outcome.state === 'passed' ? [outcome.proven] : []));
  const skipped = outcomes.flatMap((outcome) => (outcome.state === 'skipped' ? [outcome.reason] : []));
  return page([
    plain(t`# ${file} and ${terms.client} ${client}`),
    plain(t`${capital(terms.client)} ${client} of ${terms.realm} ${realm} (${server}). Nothing is changed by looking.`),
    ...section(
      t`Differs (${differing.length.toString()})`,
      differing.flatMap((each) => differenceLines(each, terms)),
    ),
    ...(differing.length === 0 ? [t`Every setting that follows from the ${terms.client} is as it should be.`] : []),
    ...section(t`Wrong at the ${terms.client}`, bullets(failed)),
    ...section(
      t`Cannot be told from this file`,
      of('unknown').map((each) => unknownLine(each, terms)),
    ),
    ...section(t`Agrees (${of('same').length.toString()})`, of('same').map(sameLine)),
    ...section(t`Right at the ${terms.client}`, bullets(proven)),
    ...section(t`Not looked at`, bullets(skipped)),
  ]);
}

const section = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`## ${heading}`, lines.join('\n')];

const bullets = (items: readonly string[]): readonly string[] => (items.length === 0 ? [] : [list(items.map(plain))]);

const differenceLines = ({ name, file, client }: Compared, terms: Terms): readonly string[] => [
  `- ${name}`,
  ...sideLines(t`file`, file),
  ...sideLines(terms.client, client),
];

/** A list has a line for each of its items. */
function sideLines(side: string, value: string): readonly string[] {
  const items = value.split(', ');
  if (items.length > 1) return [`  - ${side}:`, ...items.map((item) => `    - ${plain(item)}`)];
  return [`  - ${side}: ${value === '' ? t`nothing` : plain(value)}`];
}

const unknownLine = ({ name, file, client }: Compared, terms: Terms): string =>
  client === '' ? `- ${name}: ${plain(file)}` : `- ${name}: ${plain(t`${file}; the ${terms.client}: ${client}`)}`;

const sameLine = ({ name, file }: Compared): string => `- ${name}: ${plain(file)}`;
