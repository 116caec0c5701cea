import { back } from '../../platform/ask';
import type { Step } from '../../platform/walk';
import { completed, inputFor } from '../connection/askAnswers';
import { entryOf, type Answers } from './answers';
import type { SetUpDesk } from './desk';
import { t } from '../../../l10n/l10n';

/** Which realm, by its name alone, or by its address where it has one of its own: for those who cannot see which there are. */
export const askRealmName = ({ prompts }: Pick<SetUpDesk, 'prompts'>): Step<Answers> => ({
  async ask(answers, frame) {
    const entry = entryOf(answers);
    if (entry === undefined) return back;
    const { terms, hasRealms } = entry;
    const known = answers.realm?.name ?? inFile(answers) ?? '';
    const prompt = t`The ${terms.realm} whose users sign in to OpenMetadata`;
    if (hasRealms) {
      const name = await prompts.input({
        ...frame,
        prompt,
        placeholder: 'Data-sec',
        value: known,
        check: (answer) => (answer.trim() === '' ? { message: t`Enter the name of the ${terms.realm}.` } : undefined),
      });
      return name === undefined || name === back ? name : { ...answers, realm: { name: name.trim(), create: false } };
    }
    const { urlField } = await entry.load();
    const answer = await prompts.input({ ...inputFor(urlField, known, frame), prompt });
    if (answer === undefined || answer === back) return answer;
    const realm = entry.realmAt(completed(urlField, answer.trim()), [])?.realm ?? answer.trim();
    return { ...answers, realm: { name: realm, create: false } };
  },
});

function inFile(answers: Answers): string | undefined {
  const authority = answers.file?.view.get('authn.authority').value;
  return typeof authority === 'string' ? entryOf(answers)?.realmAt(authority, [])?.realm : undefined;
}
