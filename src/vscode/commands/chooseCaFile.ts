import { failureDetail, failureText } from '../../provisioning/failureText';
import { requireTrust } from '../platform/trust';
import type { Command } from './command';
import { pickConnection } from './connection/pickConnection';
import { t } from '../../l10n/l10n';

const title = t`Choose CA File`;

/** Trusts an authority of the company's own for a connection, and for every other at the same address. */
export const chooseCaFile: Command = {
  id: 'openmetadata-sso.chooseCaFile',
  async run(services, argument) {
    if (!(await requireTrust())) return;
    const profile = await pickConnection(services, title, argument);
    if (profile === undefined) return;
    const { host } = new URL(profile.url);
    const file = await services.surface.chooseCertificate(`${title}: ${host}`);
    if (file === undefined) return;
    const trusted = await services.connections.trustFile(profile.url, file);
    if (trusted.ok) {
      services.notify('info', t`${host} is trusted with the certificates in this file. TLS stays verified.`);
      return;
    }
    services.log.warn(failureDetail(trusted.error));
    services.notify('error', failureText(trusted.error));
  },
};
