import { ok } from '../../../core/result';
import type { Failure } from '../../../idp/failure';
import { capital, type Terms } from '../../../idp/terms';
import { failureText } from '../../../provisioning/failureText';
import { termsOf } from '../../../provisioning/names';
import { back, type Answer, type Choice, type Frame } from '../../platform/ask';
import { completed, inputFor, type Answers } from './askAnswers';
import { clientOf, type Attempt } from './attempt';
import type { ConnectionDesk } from './desk';
import { t } from '../../../l10n/l10n';

type Way = 'again' | 'change' | 'ca-file' | 'create' | 'copy' | 'other-client';

/**
 * What to do about a sign-in that failed: mend what can be mended, and try with the same answers or others.
 * @param createClient makes the client that a page signs in with; true if it is there now
 */
export async function askWhatNow(
  desk: ConnectionDesk,
  attempt: Attempt,
  failure: Failure,
  createClient: (attempt: Attempt, frame: Frame) => Promise<Answer<boolean>>,
  frame: Frame,
): Promise<Answer<Answers>> {
  const terms = termsOf(desk.providers, attempt.provider.id);
  for (let said = failure.message; ;) {
    const way = await desk.prompts.pick<Way>({
      ...frame,
      placeholder: said,
      choices: () => Promise.resolve(ok(choicesFor(attempt, failure, terms))),
    });
    switch (way) {
      case undefined:
      case back:
        return way;
      case 'again':
        return attempt.answers;
      case 'change':
        return back;
      case 'ca-file': {
        const file = await desk.surface.chooseCertificate(t`CA File`);
        if (file === undefined) break;
        const trusted = await desk.connections.trustFile(attempt.url, file);
        if (trusted.ok) return attempt.answers;
        said = failureText(trusted.error);
        break;
      }
      case 'create': {
        const created = await createClient(attempt, { ...frame, canGoBack: true });
        if (created === undefined) return undefined;
        if (created === true) return attempt.answers;
        break;
      }
      case 'copy':
        await desk.surface.copy(attempt.provider.signInClient?.importable(clientOf(attempt)) ?? '');
        said = t`The ${terms.client} is on the clipboard as JSON. Try again once an administrator has imported it.`;
        break;
      case 'other-client': {
        const field = attempt.provider.signInClient?.field;
        if (field === undefined) break;
        const other = await desk.prompts.input(inputFor(field, clientOf(attempt), { ...frame, canGoBack: true }));
        if (other === undefined) return undefined;
        if (other !== back) return { ...attempt.answers, [field.id]: completed(field, other.trim()) };
      }
    }
  }
}

function choicesFor(attempt: Attempt, { reason, nextStep }: Failure, terms: Terms): readonly Choice<Way>[] {
  const client = clientOf(attempt);
  const caFile: Choice<Way> = {
    label: t`Choose CA File…`,
    detail: t`The certificate of the authority that vouches for this server. TLS stays verified.`,
    icon: 'shield',
    value: 'ca-file',
  };
  const forClient: readonly Choice<Way>[] = [
    {
      label: t`Create ${client} with an administrator’s account…`,
      detail: t`Signs in once with it, shows what will be created, and signs out again.`,
      icon: 'add',
      value: 'create',
    },
    {
      label: t`Copy ${client} as JSON for an administrator`,
      detail: t`They import it in the ${terms.console}: ${importPath(terms)}.`,
      icon: 'copy',
      value: 'copy',
    },
    { label: t`Use another ${terms.client} ID…`, icon: 'edit', value: 'other-client' },
  ];
  return [
    ...(reason === 'unknown-authority' ? [caFile] : []),
    ...(reason === 'no-sign-in-client' && attempt.provider.signInClient !== undefined ? forClient : []),
    { label: t`Try again`, detail: nextStep, icon: 'refresh', value: 'again' },
    { label: t`Change what was entered`, icon: 'arrow-left', value: 'change' },
  ];
}

/** Where in the console somebody imports it: "Clients, Import client". */
export const importPath = ({ client, clients }: Terms): string => t`${capital(clients)}, Import ${client}`;
