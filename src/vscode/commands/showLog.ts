import type { Command } from './command';

/** Shows what the extension did. */
export const showLog: Command = {
  id: 'openmetadata-sso.showLog',
  run({ log }) {
    log.show();
    return Promise.resolve();
  },
};
