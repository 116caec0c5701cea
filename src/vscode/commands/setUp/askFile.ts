import { ok } from '../../../core/result';
import { back } from '../../platform/ask';
import type { Step } from '../../platform/walk';
import type { ConfigurationFile } from '../../workspace/search';
import type { Answers } from './answers';
import type { SetUpDesk } from './desk';
import { t } from '../../../l10n/l10n';

/** Which file to write. Not asked where the user stands in one. */
export const askFile = ({ prompts, files }: SetUpDesk): Step<Answers> => ({
  applies: ({ file }) => file === undefined,
  async ask(answers, frame) {
    for (let placeholder = t`The file that OpenMetadata is configured with`; ;) {
      const answer = await prompts.pick<ConfigurationFile | 'browse'>({
        ...frame,
        placeholder,
        choices: async (_typed, signal) => {
          const found = await files.find(signal);
          return ok([
            ...found.map((file) => ({
              label: file.name,
              description: file.lens.label,
              detail: file.path,
              icon: 'file',
              value: file,
              ...(file.view.readable ? {} : { refusal: unreadable(file) }),
            })),
            { label: t`Choose another file…`, icon: 'folder-opened', value: 'browse' as const },
          ]);
        },
        isCurrent: (value) => value !== 'browse' && value.uri.toString() === answers.file?.uri.toString(),
      });
      if (answer === undefined || answer === back) return answer;
      const file = answer === 'browse' ? await files.browse() : answer;
      if (typeof file === 'string') placeholder = file;
      else if (file !== undefined && !file.view.readable) placeholder = unreadable(file);
      else if (file !== undefined) return { ...answers, file };
    }
  },
});

/** Why a file cannot be set up, and what to do about it. */
export const unreadable = ({ name }: ConfigurationFile): string =>
  t`${name} cannot be read as it is. Mend its syntax first: conflict markers, several documents, broken YAML.`;
