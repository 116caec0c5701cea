import { ok } from '../../../core/result';
import type { Guide } from '../../../idp/connection';
import { back, type Answer, type Choice, type Frame } from '../../platform/ask';
import { numbered, page } from '../pages/markdown';
import { showPageBelowQuestion } from '../plan/showPage';
import type { ConnectionDesk } from './desk';
import { t } from '../../../l10n/l10n';

type Way = 'go-on' | 'show' | 'copy' | 'open';

const goOn: Choice<Way> = { label: t`I have the credentials`, icon: 'check', value: 'go-on' };
const show: Choice<Way> = {
  label: t`Show how to create them`,
  detail: t`A page to read beside the provider’s own, step by step.`,
  icon: 'book',
  value: 'show',
};

/**
 * Asks whether somebody has done what the way to sign in takes at the provider. A page shows how; what is to be pasted
 * there is copied, and where it begins is opened.
 * @returns true to go on
 */
export async function askGuide(
  desk: Pick<ConnectionDesk, 'prompts' | 'surface' | 'previews'>,
  guide: Guide,
  frame: Frame,
): Promise<Answer<true>> {
  const helps: readonly Choice<Way>[] = [
    { label: t`Copy the ${guide.copy.title}`, icon: 'copy', value: 'copy' },
    { label: t`Open ${guide.page.title}`, detail: guide.page.url, icon: 'link-external', value: 'open' },
  ];
  let isShown = false;
  let done: Way = 'go-on';
  for (let said = guide.title; ;) {
    const way = await desk.prompts.pick<Way>({
      ...frame,
      placeholder: said,
      choices: () => Promise.resolve(ok(isShown ? [...helps, goOn] : [goOn, show])),
      // What has been done is not what comes next.
      isCurrent: (value) => isShown && value === nextAfter(done),
    });
    if (way === undefined || way === back || way === 'go-on') return way === 'go-on' ? true : way;
    done = way;
    if (way === 'show') {
      await showPageBelowQuestion(desk, `${guide.title}.md`, guidePage(guide));
      isShown = true;
    } else if (way === 'copy') {
      await desk.surface.copy(guide.copy.text);
      said = t`The ${guide.copy.title.toLowerCase()} are on the clipboard`;
    } else said = (await desk.surface.openPage(guide.page.url)) ? guide.title : t`${guide.page.url} was not opened`;
  }
}

const nextAfter = (done: Way): Way => (done === 'show' ? 'copy' : done === 'copy' ? 'open' : 'go-on');

/** Holds no secret. */
const guidePage = ({ title, steps, copy, page: { title: where, url } }: Guide): string =>
  page([
    `# ${title}`,
    t`It begins at [${where}](${url}).`,
    numbered(steps),
    `## ${copy.title}`,
    `\`\`\`text\n${copy.text}\n\`\`\``,
  ]);
