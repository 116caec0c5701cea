import type { EditingCommand } from './command';

/** Shows what the extension did. */
export const showLog: EditingCommand = {
  id: 'openmetadata-sso.showLog',
  run({ log }) {
    log.show();
    return Promise.resolve();
  },
};
