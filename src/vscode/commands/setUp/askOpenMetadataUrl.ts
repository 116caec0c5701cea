import type { View } from '../../../core/view';
import { back } from '../../platform/ask';
import type { Step } from '../../platform/walk';
import type { Answers } from './answers';
import type { SetUpDesk } from './desk';
import { checkOpenMetadataUrl, normalUrl, openMetadataUrlIn } from './openMetadataUrl';
import { t } from '../../../l10n/l10n';

/**
 * Where browsers find OpenMetadata: redirect URIs and callbacks follow from it.
 * @param known a configuration that may say it, where none is being set up
 */
export const askOpenMetadataUrl = ({ prompts }: Pick<SetUpDesk, 'prompts'>, known?: View): Step<Answers> => ({
  async ask(answers, frame) {
    const view = answers.file?.view ?? known;
    const url = await prompts.input({
      ...frame,
      prompt: t`OpenMetadata’s address, as browsers see it`,
      placeholder: 'https://openmetadata.example.com',
      value: answers.openMetadataUrl ?? openMetadataUrlIn(view),
      check: checkOpenMetadataUrl,
    });
    return url === undefined || url === back ? url : { ...answers, openMetadataUrl: normalUrl(url) };
  },
});
