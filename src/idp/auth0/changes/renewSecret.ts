import { createHmac, randomBytes } from 'node:crypto';
import { err, ok } from '../../../core/result';
import type { ClientPlace } from '../../change';
import type { RequestOf } from '../../changes/change';
import { ofParts } from '../../changes/ofParts';
import type { Compared } from '../../changes/part';
import type { Failure } from '../../failure';
import { isPublic } from '../application/flow';
import { ownAccountWarning, renewalWarning } from '../application/warnings';
import { presentApplication } from '../directory/presentApplication';
import type { Application } from '../tenant';
import { secretOf } from '../secret';
import type { Change, ChangeHost, Part } from './change';
import { sent } from './sent';
import { t } from '../../../l10n/l10n';

type Request = RequestOf<'renew-secret'>;

/** Another secret for a confidential application. */
export const renewSecret: Change<Request> = ofParts<ChangeHost, Request>({
  problem: () => undefined,
  parts: { secret: secretPart },
  async outcome(host, { request }, signal) {
    const application = await presentApplication(host.tenant, request, signal);
    if (!application.ok) return application;
    const clientSecret = secretOf(application.value, host.lacking);
    return clientSecret.ok ? ok({ clientSecret: clientSecret.value }) : clientSecret;
  },
});

/**
 * By what the secret was when a request was planned it is known again when the plan is carried out. Auth0 keeps no time of a
 * secret, and a plan holds none, so a fingerprint stands for it: in memory only, and with a key that ends with the process.
 */
const planned = new WeakMap<Request, string>();
const key = randomBytes(32);
const fingerprint = (secret: string): string => createHmac('sha256', key).update(secret).digest('base64');

/**
 * A secret that is not the plan's is the new one already: the answer to the run before was lost, or somebody else rotated it.
 * Either way the old one is refused by now, and to rotate again would only break the files that have been given this one.
 */
function secretPart(request: Request): Part {
  const { clientId } = request;
  return {
    subject: t`Application ${clientId}`,
    async look(host, signal, shown) {
      const { tenant, signsInWith, lacking } = host;
      const found = await presentApplication(tenant, request, signal);
      if (!found.ok) return found;
      const application = found.value;
      if (isPublic(application)) return err(noSecret(application));
      const secret = secretOf(application, lacking);
      // A new one that cannot be read would break everything and help nobody.
      if (!secret.ok) return secret;
      const refusal = lacking(t`rotate the client secret of ${application.name}`, 'update:client_keys');
      if (refusal !== undefined) return err(refusal);
      const now = fingerprint(secret.value);
      if (shown === undefined) planned.set(request, now);
      const before = planned.get(request);
      const own = signsInWith(clientId) ? [ownAccountWarning(application.name)] : [];
      return ok({
        ...compareSecret(request, application, before === undefined || before === now, own),
        write: () => sent(tenant.rotateSecret(clientId, signal)),
      });
    },
  };
}

/** @param isDue the secret is still the one that it was when the plan was made */
export function compareSecret(
  { realm }: ClientPlace,
  { name }: Application,
  isDue: boolean,
  own: readonly string[] = [],
): Compared {
  return isDue
    ? {
        step: {
          kind: 'change',
          title: t`Rotate the secret of application ${name} in tenant ${realm}`,
          details: [{ setting: 'Client Secret', before: t`the one that it has`, after: t`a new one` }],
        },
        warnings: [renewalWarning(name), ...own],
      }
    : { step: { kind: 'keep', title: t`${name} has another secret already`, details: [] } };
}

const noSecret = ({ name }: Application): Failure => ({
  kind: 'invalid',
  message: t`${name} is public: its secret is used nowhere.`,
  nextStep: t`Set OpenMetadata up with the authorization code flow if it is to use one.`,
});
