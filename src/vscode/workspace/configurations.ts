import * as vscode from 'vscode';
import type { Services } from '../platform/services';
import { createAnalyses, type Analyses } from './analyses';
import { createEnvFiles, type EnvFiles } from './envFiles';
import { createFiles } from './files';
import { createLiveChecks, type LiveChecks } from './liveChecks';
import { createNearby } from './nearby';
import { createWatcher, type Watcher } from './watcher';

/** The configurations that are open, and what is known about them: what every feature starts from. */
export interface Configurations {
  readonly analyses: Analyses;
  readonly watcher: Watcher;
  readonly envFiles: EnvFiles;
  readonly liveChecks: LiveChecks;
  dispose(): void;
}

/** @param state the workspace's own memory */
export function createConfigurations(services: Pick<Services, 'core' | 'log'>, state: vscode.Memento): Configurations {
  const files = createFiles();
  const envFiles = createEnvFiles(state);
  const nearby = createNearby(services, files, envFiles);
  const liveChecks = createLiveChecks();
  const analyses = createAnalyses(services, { nearby, liveChecks });
  const watcher = createWatcher(analyses, { nearby, envFiles, liveChecks });
  return {
    analyses,
    watcher,
    envFiles,
    liveChecks,
    dispose() {
      vscode.Disposable.from(watcher, nearby, envFiles, liveChecks, files).dispose();
    },
  };
}
