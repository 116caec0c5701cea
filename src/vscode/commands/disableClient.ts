import { switchClient } from './client/switchClient';
import type { Command } from './command';

/** Switches a client off. */
export const disableClient: Command = {
  id: 'openmetadata-sso.disableClient',
  run: (services, argument) => switchClient(services, false, argument),
};
