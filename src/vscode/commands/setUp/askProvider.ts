import { ok } from '../../../core/result';
import { back } from '../../platform/ask';
import type { Step } from '../../platform/walk';
import type { Answers } from './answers';
import type { SetUpDesk } from './desk';

/** What is answered before anything is asked: the provider, where there is one only. */
export const onlyProvider = ([only, ...others]: SetUpDesk['providers']): Pick<Answers, 'entry'> =>
  only === undefined || others.length > 0 ? {} : { entry: only };

/** Which kind of identity provider. Not asked while there is one only. */
export const askProvider = ({ prompts, providers }: SetUpDesk): Step<Answers> => ({
  applies: ({ entry }) => entry === undefined,
  async ask(answers, frame) {
    const configured = answers.file?.view.get('authn.provider').value;
    const entry = await prompts.pick({
      ...frame,
      placeholder: 'Who signs users in',
      choices: () =>
        Promise.resolve(ok(providers.map((value) => ({ label: value.label, icon: 'organization', value })))),
      isCurrent: (value) => (answers.entry ? value === answers.entry : value.names.provider === configured),
    });
    return entry === undefined || entry === back ? entry : { ...answers, entry };
  },
});
