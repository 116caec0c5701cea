import { back } from '../../platform/ask';
import type { Step } from '../../platform/walk';
import type { Answers } from './answers';
import type { SetUpDesk } from './desk';

/** Which realm, by its name alone: for those who cannot see which there are. */
export const askRealmName = ({ prompts }: Pick<SetUpDesk, 'prompts'>): Step<Answers> => ({
  async ask(answers, frame) {
    const name = await prompts.input({
      ...frame,
      prompt: 'The realm whose users sign in to OpenMetadata',
      placeholder: 'Data-sec',
      value: answers.realm?.name ?? inFile(answers) ?? '',
      check: (answer) => (answer.trim() === '' ? { message: 'Enter the name of the realm.' } : undefined),
    });
    return name === undefined || name === back ? name : { ...answers, realm: { name: name.trim(), create: false } };
  },
});

function inFile({ entry, file }: Answers): string | undefined {
  const authority = file?.view.get('authn.authority').value;
  return typeof authority === 'string' ? entry?.realmAt(authority, [])?.realm : undefined;
}
