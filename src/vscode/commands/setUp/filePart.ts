import type { Elsewhere } from '../../../core/formats/lens';
import { overridingText, type Overriding } from '../files/overridingText';
import { list, plain } from '../pages/markdown';
import type { PageSection } from '../plan/planPage';
import { t } from '../../../l10n/l10n';

/** What a set-up means for the file. */
export interface FilePart {
  readonly name: string;
  /** How many settings change. */
  readonly changes: number;
  readonly elsewhere: readonly Elsewhere[];
  /** What the files beside it say instead. */
  readonly overriding: readonly Overriding[];
}

/** The same as a section of the plan's page. Holds no secret. */
export const fileSection = ({ name, changes, elsewhere, overriding }: FilePart): PageSection => ({
  heading: t`In ${name}`,
  paragraphs: [
    ...(changes === 0
      ? [t`${plain(name)} says all of this already.`]
      : [
          t`${counted(changes)}; the diff beside this page shows how.`,
          list(elsewhere.map((each) => plain(home(each)))),
        ]),
    ...overriding.map((each) => plain(overridingText(each, name))),
  ],
});

const counted = (changes: number): string =>
  changes === 1 ? t`One setting changes` : t`${changes.toString()} settings change`;

const home = ({ home: place }: Elsewhere): string =>
  place.kind === 'environment-variable'
    ? t`${place.variable} is for the server’s environment: you choose where to put it.`
    : t`${place.entry} is for the Kubernetes Secret ${place.name}: you choose how to create it.`;
