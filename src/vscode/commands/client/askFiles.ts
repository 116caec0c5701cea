import { back } from '../../platform/ask';
import type { CommandServices } from '../command';
import { workspaceFiles } from '../files/configurationFiles';
import type { ConfigurationFile } from '../../workspace/search';
import { unreadable } from '../setUp/askFile';
import { t } from '../../../l10n/l10n';

/**
 * Which files to write. All of `found` are ticked, and others can be chosen. Undefined if the user left.
 * @param client what people know it by
 */
export async function askFiles(
  services: CommandServices,
  title: string,
  client: string,
  found: readonly ConfigurationFile[],
): Promise<readonly ConfigurationFile[] | undefined> {
  let files = found;
  let ticked = found;
  for (let remark = opening(client, found); ;) {
    const answer = await services.prompts.pickMany<ConfigurationFile>({
      title,
      canGoBack: false,
      placeholder: remark,
      choices: files.map((file) => ({
        label: file.name,
        description: `${file.lens.label} · ${file.path}`,
        icon: 'file',
        ticked: ticked.includes(file),
        value: file,
      })),
      more: t`Choose another file…`,
    });
    if (answer === undefined || answer === back) return undefined;
    if (!answer.more) return answer.values;
    ticked = answer.values;
    const chosen = await workspaceFiles(services).browse();
    if (typeof chosen === 'string') remark = chosen;
    else if (chosen !== undefined && !chosen.view.readable) remark = unreadable(chosen);
    else if (chosen !== undefined) {
      const known = files.find(({ uri }) => uri.toString() === chosen.uri.toString());
      if (known === undefined) files = [...files, chosen];
      ticked = [...ticked, known ?? chosen];
    }
  }
}

const opening = (client: string, found: readonly ConfigurationFile[]): string =>
  found.length === 0
    ? t`No file here uses ${client}: choose one, or go on with OK`
    : t`Tick the files that get the new secret of ${client}`;
