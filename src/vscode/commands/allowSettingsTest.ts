import { namesOf } from '../../provisioning/names';
import { capital } from '../../idp/terms';
import { clientAsked, withDetails } from './client/clientAsked';
import type { Command } from './command';
import { makeChange } from './plan/makeChange';
import { t } from '../../l10n/l10n';

const title = t`Let OpenMetadata’s SSO Test Pass`;

/**
 * Gives a client what OpenMetadata's settings page asks for when it tests the provider. Sign-in does not need it, so nobody
 * gets it unasked; the plan says why.
 */
export const allowSettingsTest: Command = {
  id: 'openmetadata-sso.allowSettingsTest',
  async run(services, argument) {
    const asked = await clientAsked(services, title, argument, 'allow-settings-test');
    if (asked === undefined) return;
    const { opened, realm, clientId } = asked;
    await withDetails(services, asked, async ({ flow }) => {
      const client = namesOf(services, opened.session.profile).client({ realm, clientId });
      if (flow !== 'authorization-code') {
        services.notify('info', t`${capital(client)} is not confidential: the test asks nothing more of it.`);
        return;
      }
      await makeChange(services, opened.session, {
        title,
        request: { kind: 'allow-settings-test', realm, clientId },
        then: () => {
          services.notify('info', t`${capital(client)} has the grant for OpenMetadata’s SSO test.`);
        },
      });
    });
  },
};
