import type { User } from '../../../idp/directory';
import type { Session } from '../../../idp/provider';
import { back, type Prompts } from '../../platform/ask';
import { askUser } from '../users/askUser';
import { userNamed } from '../users/userNamed';
import { t } from '../../../l10n/l10n';

/**
 * The user of a realm whose sign-in is previewed.
 * @param known the name of a user who was chosen already; the question comes only if there is no such user any more
 */
export async function previewedUser(
  prompts: Prompts,
  session: Session,
  { realm, title }: { readonly realm: string; readonly title: string },
  known?: string,
): Promise<User | undefined> {
  const found = known === undefined ? undefined : await userNamed(session, realm, known, new AbortController().signal);
  if (found?.ok && found.value !== undefined) return found.value;
  const frame = { title, canGoBack: false };
  const answer = await askUser(prompts, session, realm, frame, t`The user who signs in: type a name or an e-mail`);
  return answer === back ? undefined : answer;
}
