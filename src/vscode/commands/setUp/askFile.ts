import { ok } from '../../../core/result';
import { back, type Frame } from '../../platform/ask';
import type { Step } from '../../platform/walk';
import type { ConfigurationFile } from '../../workspace/search';
import type { Answers } from './answers';
import type { Files, SetUpDesk } from './desk';
import { t } from '../../../l10n/l10n';

/** Which file to write. Not asked where the user stands in one. */
export const askFile = ({ prompts, files }: SetUpDesk): Step<Answers> => ({
  applies: ({ file }) => file === undefined,
  async ask(answers, frame) {
    for (let placeholder = t`The file that OpenMetadata is configured with`; ;) {
      const answer = await prompts.pick<ConfigurationFile | 'browse' | 'sample'>({
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
            { label: t`Open a sample…`, icon: 'beaker', value: 'sample' as const },
          ]);
        },
        isCurrent: (value) => typeof value === 'object' && value.uri.toString() === answers.file?.uri.toString(),
      });
      if (answer === undefined || answer === back) return answer;
      const file = await fileFor(files, answer, { ...frame, canGoBack: true });
      if (file === back) continue;
      if (typeof file === 'string') placeholder = file;
      else if (file !== undefined && !file.view.readable) placeholder = unreadable(file);
      else if (file !== undefined) return { ...answers, file };
    }
  },
});

function fileFor(files: Files, answer: ConfigurationFile | 'browse' | 'sample', frame: Frame) {
  if (answer === 'sample') return files.sample(frame);
  return answer === 'browse' ? files.browse() : answer;
}

/** Why a file cannot be set up, and what to do about it. */
export const unreadable = ({ name }: ConfigurationFile): string =>
  t`${name} cannot be read as it is. Mend its syntax first: conflict markers, several documents, broken YAML.`;
