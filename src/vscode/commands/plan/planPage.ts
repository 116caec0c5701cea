import type { Plan } from '../../../idp/change';
import type { Session } from '../../../idp/provider';
import { changesNothing, stepList, summaryOf } from './planSteps';
import { purposeOf, wordsOf } from './planWords';

/** What else the page says: what happens to files. */
export interface PageSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** A plan as a page to read, in Markdown: what to know before, then what happens, in order. Holds no secret. */
export function planPage(
  plan: Plan,
  { profile, serverLabel }: Pick<Session, 'profile' | 'serverLabel'>,
  sections: readonly PageSection[] = [],
): string {
  const host = new URL(profile.url).host;
  const { heading } = wordsOf(plan.request);
  return page([
    `# ${heading}`,
    [purposeOf(plan.request), 'Nothing has been changed yet.'].filter(Boolean).join(' '),
    ...(plan.warnings.length === 0 ? [] : ['## Know before you apply', list(plan.warnings)]),
    `## At ${host}`,
    `${serverLabel}, as ${profile.account}. ${inShort(plan)}`,
    stepList(plan.steps),
    ...sections.flatMap((section) => [`## ${section.heading}`, ...section.paragraphs]),
  ]);
}

const inShort = ({ steps }: Plan): string =>
  changesNothing(steps) ? 'Everything is as wanted already.' : `In short: ${summaryOf(steps)}.`;

/** Paragraphs with an empty line between. */
export const page = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n') + '\n';

export const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');
