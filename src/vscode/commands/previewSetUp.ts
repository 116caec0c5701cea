import type { Command } from './command';
import { setUpSingleSignOn } from './setUpSingleSignOn';

/** Asks what a set-up asks, and shows what it would do. Changes nothing. */
export const previewSetUp: Command = {
  id: 'openmetadata-sso.previewSetUp',
  run: (services) => setUpSingleSignOn.run(services, { dryRun: true }),
};
