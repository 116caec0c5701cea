import { err, ok, type Result } from '../../core/result';
import type { Failure } from '../failure';
import { field, request, textField } from '../http';
import { strangerFailure } from '../httpFailures';
import { loginDomainField, loginUrlOf, tenantOf } from './addresses';
import { endpointsOf } from './endpoints';
import { customDomainOf, loginDomainProblem } from './fields';
import { t } from '../../l10n/l10n';

interface Limits {
  readonly signal: AbortSignal;
  readonly timeout: number;
}

/**
 * The custom domain that people sign in at, as it is kept: '' if it is the tenant's own. What is typed has to sign people in
 * for this tenant: with another's, OpenMetadata would be configured for users that it never gets to see. A tenant signs with
 * the same keys at all its domains, which takes no scope to see.
 * @param answer as typed, or nothing
 */
export async function locateLogin(url: string, answer: string, limits: Limits): Promise<Result<string, Failure>> {
  if (answer.trim() === '' || customDomainOf(answer) === tenantOf(url)) return ok('');
  const problem = loginDomainProblem(answer);
  if (problem !== undefined) return err(noDomain(problem));
  const domain = customDomainOf(answer);
  const loginUrl = loginUrlOf({ url, answers: { [loginDomainField]: domain } });
  const [at, here, there] = await Promise.all([
    endpointsOf(loginUrl, limits.timeout)(limits.signal),
    keyIdsAt(url, limits),
    keyIdsAt(loginUrl, limits),
  ]);
  for (const found of [at, here, there]) if (!found.ok) return found;
  const shared = here.ok && there.ok && here.value.some((id) => there.value.includes(id));
  return shared ? ok(domain) : err(ofAnother(domain, tenantOf(url)));
}

async function keyIdsAt(url: string, limits: Limits): Promise<Result<readonly string[], Failure>> {
  const address = `${url}/.well-known/jwks.json`;
  const answer = await request({ url: address, ...limits });
  if (!answer.ok) return answer;
  const keys = field(answer.value.body, 'keys');
  if (!Array.isArray(keys)) return err(strangerFailure(address, answer.value.status, answer.value.redirect));
  return ok(keys.map((key) => textField(key, 'kid')).filter((id) => id !== undefined));
}

const noDomain = (problem: string): Failure => ({
  kind: 'invalid',
  message: t`This is no custom domain that people can sign in at.`,
  nextStep: problem,
});

const ofAnother = (domain: string, tenant: string): Failure => ({
  kind: 'invalid',
  message: t`${domain} signs people in with other keys than ${tenant}: it belongs to another tenant.`,
  nextStep: t`Enter the custom domain of this tenant, or nothing if it has none.`,
});
