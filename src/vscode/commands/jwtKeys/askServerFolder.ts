import { keyFolderIn, keyTransport, usualKeyFolder } from '../../../provisioning/jwtKeys';
import { back, type Prompts, type Remark } from '../../platform/ask';
import type { Asked } from '../files/configurationAsked';
import { type KeyFolder, title } from './askKeyFolder';
import { pathOf } from './keyPaths';
import { t } from '../../../l10n/l10n';

/**
 * The folder in which the server finds its keys, without a slash at the end. Asked for where nobody but the user knows it;
 * a container has the folder that is mounted in it. Undefined: the user wants no keys after all.
 */
export async function askServerFolder(
  prompts: Prompts,
  { view, name }: Asked,
  folder: KeyFolder,
): Promise<string | undefined> {
  const transport = keyTransport(view);
  const known = keyFolderIn(view);
  if (transport === 'mounted-folder' || transport === 'kubernetes-secret') return known ?? usualKeyFolder;
  const answer = await prompts.input({
    title,
    canGoBack: false,
    prompt: t`The folder in which the server of ${name} finds the keys`,
    placeholder: usualKeyFolder,
    value: known ?? (transport === 'same-machine' ? pathOf(folder.uri) : usualKeyFolder),
    check: checkServerFolder,
  });
  return answer === undefined || answer === back ? undefined : answer.trim().replace(/(?<=.)\/+$/, '');
}

/** What is wrong with a path of the server. */
function checkServerFolder(answer: string): Remark | undefined {
  const path = answer.trim();
  if (path === '') return { message: t`Write a folder such as ${usualKeyFolder}.` };
  if (/\.(?:der|pem)$/.test(path)) return { message: t`Only the folder belongs here, without a file.` };
  if (/^(?:\/|[A-Za-z]:[\\/])/.test(path)) return undefined;
  return { message: t`The server looks for this below the folder that it is started in.`, doubt: true };
}
