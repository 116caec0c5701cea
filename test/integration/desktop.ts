// Runs the integration suites in a desktop VS Code, on machines that can download one. `npm test` needs none.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { projectRoot } from '../support/cache';
import { startKeycloak } from '../support/keycloakServer';
import { runMain } from '../support/main';
import { temporaryDirectory } from '../support/processes';
import { tallyLine } from '../support/tally';
import { chosenRelease, vscodeVersion } from '../support/vscodeRelease';
import { printOutcome, readOutcome, tallyOf, type OutcomeLine } from './outcome';
import {
  buildAll,
  copyWorkspace,
  folderShown,
  keycloakEnvironment,
  suites,
  testsPath,
  virtualEnvironment,
} from './suites';

async function main(): Promise<void> {
  await buildAll();
  const keycloak = await startKeycloak();
  const outcomes: OutcomeLine[] = [];
  for (const suite of suites) {
    const directory = temporaryDirectory('suite');
    const outcomeFile = join(directory, 'outcome.jsonl');
    const folder = await copyWorkspace(suite, directory);
    const userData = join(directory, 'user');
    mkdirSync(join(userData, 'User'), { recursive: true });
    writeFileSync(join(userData, 'User/settings.json'), JSON.stringify(suite.settings ?? {}));
    const end = await runTests({
      version: vscodeVersion(chosenRelease()),
      extensionDevelopmentPath: [projectRoot, ...(suite.extensions ?? [])],
      extensionTestsPath: testsPath,
      launchArgs: [
        ...(suite.scheme === undefined ? [folder] : ['--folder-uri', folderShown(suite, folder)]),
        '--disable-extensions',
        ...(suite.restricted === undefined ? ['--disable-workspace-trust'] : []),
        '--user-data-dir',
        userData,
      ],
      extensionTestsEnv: {
        OPENMETADATA_SSO_SUITE: suite.name,
        OPENMETADATA_SSO_OUTCOME: outcomeFile,
        OPENMETADATA_SSO_USER_DATA: userData,
        ...keycloakEnvironment(keycloak),
        ...virtualEnvironment(suite, folder),
      },
    }).catch(String);
    const lines = readOutcome(outcomeFile);
    outcomes.push(...lines);
    if (lines.at(-1)?.state !== 'ended') outcomes.push({ state: 'failed', title: suite.name, error: String(end) });
  }
  await keycloak.stop();
  outcomes.forEach(printOutcome);
  const tally = tallyOf(outcomes);
  console.log(`\n${tallyLine(tally)}`);
  process.exitCode = tally.failed === 0 ? 0 : 1;
}

runMain(main);
