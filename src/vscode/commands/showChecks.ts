import { checkPage } from './check/checkPage';
import { checkSignIn } from './checkSignIn';
import type { Command } from './command';
import { configurationAsked } from './files/configurationAsked';
import { showPage } from './plan/showPage';
import { t } from '../../l10n/l10n';

/** Shows what every check of the last run came to: (uri), or the active editor's. Without a run there is one first. */
export const showChecks: Command = {
  id: 'openmetadata-sso.showChecks',
  async run(services, argument) {
    const asked = await configurationAsked(services, argument);
    if (asked === undefined) return;
    const report = services.configurations.liveChecks.of(asked.uri);
    if (report === undefined) await checkSignIn.run(services, asked.uri);
    else await showPage(services, t`Sign-in checks of ${asked.name}.md`, checkPage(asked.name, report));
  },
};
