import { enumerate } from '../../../core/rules/subject';
import type { ChangeRequest, Plan } from '../../../idp/change';
import type { Session } from '../../../idp/provider';
import type { Names } from '../../../provisioning/names';
import { list, page, plain } from '../pages/markdown';
import { stepList } from './planSteps';
import { wordsOf } from './planWords';
import { t } from '../../../l10n/l10n';

/** A plan, addressed to someone who has the rights: what to do, with every value, and what to send back. Holds no secret. */
export function requestText(plan: Plan, { profile }: Pick<Session, 'profile'>, names: Names): string {
  const { request } = plan;
  return page([
    plain(wordsOf(request, names).please),
    plain(
      request.kind === 'create-realm' || !names.hasRealms
        ? t`Where: ${profile.url}`
        : t`Where: ${names.realm(request.realm)} of ${profile.url}`,
    ),
    stepList(plan.steps.filter(({ kind }) => kind !== 'keep')),
    ...(plan.warnings.length === 0 ? [] : [t`Please note:`, list(plan.warnings.map(plain))]),
    ...(plan.importable === undefined
      ? []
      : [t`The ${names.terms.client} as it should be, as JSON:`, `\`\`\`json\n${plan.importable.trim()}\n\`\`\``]),
    plain(answerTo(plan, names)),
  ]);
}

/** What has to come back, if anything. */
function answerTo({ request, clientId }: Plan, { terms }: Names): string {
  const secrets = secretsOf(request);
  const noSecret =
    request.kind === 'set-up' && request.flow === 'implicit' ? t`The ${terms.client} is public: it has no secret.` : '';
  const id =
    request.kind === 'set-up' && clientId === undefined ? t`Please tell me the client ID of the ${terms.client}.` : '';
  if (secrets.length === 0) return [id, noSecret].filter(Boolean).join(' ') || t`Please tell me when it is done.`;
  const asked = t`Please send me ${enumerate(secrets)}, by a way that is meant for secrets, not by mail or chat.`;
  return [id, noSecret, asked].filter(Boolean).join(' ');
}

/** What the requester needs to get to know and nobody else may. */
function secretsOf(request: ChangeRequest): readonly string[] {
  if (request.kind === 'renew-secret') return [t`the new client secret`];
  if (request.kind === 'create-user') return [passwordOf(request.user.username)];
  if (request.kind === 'set-password') return [passwordOf(request.username)];
  if (request.kind !== 'set-up') return [];
  return [
    ...(request.flow === 'authorization-code' ? [t`the client secret`] : []),
    ...(request.administrator === undefined ? [] : [passwordOf(request.administrator.username)]),
  ];
}

const passwordOf = (username: string): string => t`the password that you choose for ${username}`;
