import * as vscode from 'vscode';
import { ok } from '../../core/result';
import { back, type Choice } from '../platform/ask';
import { namedBySetting, type EnvFileChoice } from '../workspace/envFiles';
import { nameOf } from '../workspace/documents';
import type { EditingCommand, EditingServices } from './command';
import { configurationAsked, type Asked } from './files/configurationAsked';
import { environmentFiles, fileChoice } from './files/environmentFiles';
import { t } from '../../l10n/l10n';

type Answer = EnvFileChoice | 'neighbour';

/** Says which env file feeds the open configuration, and remembers it for the workspace. */
export const chooseEnvFile: EditingCommand = {
  id: 'openmetadata-sso.chooseEnvFile',
  async run(services, argument) {
    const asked = await configurationAsked(services, argument);
    if (asked === undefined || settingDecides(services, asked)) return;
    const answer = await ask(services, asked);
    if (answer === undefined) return;
    await services.configurations.envFiles.choose(asked.uri, answer === 'neighbour' ? undefined : answer);
  },
};

function settingDecides({ notify }: EditingServices, { uri, name }: Asked): boolean {
  const named = namedBySetting(uri);
  if (named === undefined) return false;
  notify(
    'info',
    t`The setting openmetadataSso.envFile names ${nameOf(named)} for ${name}, so there is nothing to choose.`,
    {
      title: t`Open Settings`,
      run: async () => {
        await vscode.commands.executeCommand('workbench.action.openSettings', 'openmetadataSso.envFile');
      },
    },
  );
  return true;
}

async function ask({ prompts, configurations }: EditingServices, { uri, name }: Asked): Promise<Answer | undefined> {
  const chosen = configurations.envFiles.of(uri) ?? 'neighbour';
  const answer = await prompts.pick<Answer>({
    title: t`Choose Env File`,
    canGoBack: false,
    placeholder: t`The env file that the server of ${name} starts with`,
    choices: async () => ok([...(await environmentFiles(uri)).map(fileChoice), ...others]),
    isCurrent: (value) => value.toString() === chosen.toString(),
  });
  return answer === back ? undefined : answer;
}

const others: readonly Choice<Answer>[] = [
  {
    label: t`Whichever lies beside it`,
    detail: t`Where there are several, none of them counts.`,
    icon: 'sparkle',
    value: 'neighbour',
  },
  { label: t`None`, detail: t`Variables keep their defaults, or are not known.`, icon: 'circle-slash', value: 'none' },
];
