import type { Plan } from '../../../idp/change';
import type { Session } from '../../../idp/provider';
import type { Names } from '../../../provisioning/names';
import { list, page, plain } from '../pages/markdown';
import { changesNothing, stepList, summaryOf } from './planSteps';
import { purposeOf, wordsOf } from './planWords';
import { t } from '../../../l10n/l10n';

/** What else the page says: what happens to files. The heading is text, the paragraphs are Markdown. */
export interface PageSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** A plan as a page to read, in Markdown: what to know before, then what happens, in order. Holds no secret. */
export function planPage(
  plan: Plan,
  { profile, serverLabel }: Pick<Session, 'profile' | 'serverLabel'>,
  names: Names,
  sections: readonly PageSection[] = [],
): string {
  const host = new URL(profile.url).host;
  const { heading } = wordsOf(plan.request, names);
  return page([
    `# ${plain(heading)}`,
    [plain(purposeOf(plan.request, names)), t`Nothing has been changed yet.`].filter(Boolean).join(' '),
    ...(plan.warnings.length === 0 ? [] : [t`## Know before you apply`, list(plan.warnings.map(plain))]),
    t`## At ${host}`,
    `${plain(t`${serverLabel}, as ${profile.account}`)}. ${inShort(plan)}`,
    stepList(plan.steps),
    ...sections.flatMap((section) => [`## ${plain(section.heading)}`, ...section.paragraphs]),
  ]);
}

const inShort = ({ steps }: Plan): string =>
  changesNothing(steps) ? t`Everything is as wanted already.` : t`In short: ${summaryOf(steps)}.`;
