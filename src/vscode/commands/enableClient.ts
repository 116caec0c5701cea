import { switchClient } from './client/switchClient';
import type { Command } from './command';

/** Switches a client on. */
export const enableClient: Command = {
  id: 'openmetadata-sso.enableClient',
  run: (services, argument) => switchClient(services, true, argument),
};
