import { chooseEnvFile } from './chooseEnvFile';
import type { EditingCommand } from './command';
import { convertConfiguration } from './convertConfiguration';
import { openSample } from './openSample';
import { openWalkthrough } from './openWalkthrough';
import { placeSecrets } from './placeSecrets';
import { showEffectiveConfiguration } from './showEffectiveConfiguration';
import { showLog } from './showLog';

/** Every command that runs in a browser: no server is asked, and nothing is written but into editors and the workspace. */
export const editingCommands: readonly EditingCommand[] = [
  openSample,
  openWalkthrough,
  showEffectiveConfiguration,
  convertConfiguration,
  chooseEnvFile,
  placeSecrets,
  showLog,
];
