import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, isDeepStrictEqual } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import type { Browser } from 'playwright-core';
import { projectRoot } from '../support/cache';
import type { KeycloakServer } from '../support/keycloakServer';
import { temporaryDirectory } from '../support/processes';
import { startVSCodeServer } from '../support/vscodeServer';
import { searchAfterwards } from './afterwards';
import { readOutcome, type OutcomeLine } from './outcome';
import { copyWorkspace, folderShown, keycloakEnvironment, testsPath, virtualEnvironment, type Suite } from './suites';

const secondsPerSuite = 300;

/** Runs one suite in a VS Code server of its own that a page of the browser shows, and returns what came of its tests. */
export async function runSuite(
  suite: Suite,
  browser: Browser,
  keycloak?: KeycloakServer,
): Promise<readonly OutcomeLine[]> {
  const directory = temporaryDirectory('suite');
  const outcomeFile = join(directory, 'outcome.jsonl');
  const folder = await copyWorkspace(suite, directory);
  const server = await startVSCodeServer({
    extensions: await packed(suite.extensions ?? [], directory),
    settings: suite.settings ?? {},
    testsInside: true,
    ...(suite.restricted === undefined ? {} : { restricted: suite.restricted }),
    env: {
      OPENMETADATA_SSO_SUITE: suite.name,
      OPENMETADATA_SSO_OUTCOME: outcomeFile,
      ...(keycloak === undefined ? {} : keycloakEnvironment(keycloak)),
      ...suite.env,
      ...virtualEnvironment(suite, folder),
    },
  });
  const settings = settingsIn(server.settingsFile);
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    // The workbench calls these two where a desktop VS Code would print and exit.
    await page.exposeFunction('codeAutomationLog', (_level: string, args: readonly unknown[]) => {
      if (process.env['VERBOSE'] !== undefined) console.log(format(...args));
    });
    const exited = new Promise<string>((resolve, reject) => {
      page
        .exposeFunction('codeAutomationExit', () => {
          resolve('The extension host ended.');
        })
        .catch(reject);
    });
    await page.goto(server.workbenchUrl(folderShown(suite, folder), { extensions: [projectRoot], tests: testsPath }));
    const end = await Promise.race([exited, server.ended.then(() => 'The server ended.'), timeIsUp()]);
    const lines = readOutcome(outcomeFile);
    if (lines.length > 1 && lines.at(-1)?.state === 'ended') {
      const places = { home: server.home, page, requests: [], serverLog: await keycloak?.log() };
      return [
        ...lines,
        settingsOutcome(settings, settingsIn(server.settingsFile)),
        ...(await searchAfterwards(outcomeFile, places)),
      ];
    }
    const screenshot = join(dirname(testsPath), `${suite.name}.png`);
    await page.screenshot({ path: screenshot });
    const error = `${end} See ${screenshot}.\n${readFileSync(server.logFile, 'utf8').slice(-3000)}`;
    return [...lines, { state: 'failed', title: `${suite.name} did not come to its end`, error }];
  } finally {
    await context.close();
    await server.stop();
  }
}

const settingsIn = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Whatever the tests have clicked on: what they set themselves they have taken back, and nobody else has set anything. */
const settingsOutcome = (before: unknown, after: unknown): OutcomeLine => {
  const title = 'the settings of the user are as they were';
  if (isDeepStrictEqual(before, after)) return { state: 'passed', title };
  return { state: 'failed', title, error: `They were ${JSON.stringify(before)}, and are ${JSON.stringify(after)}.` };
};

/** A workbench in a browser takes one extension under development, so others are installed. */
const packed = (extensions: readonly string[], directory: string): Promise<readonly string[]> =>
  Promise.all(
    extensions.map(async (cwd, index) => {
      const packagePath = join(directory, `${index.toString()}.vsix`);
      await createVSIX({ cwd, packagePath, dependencies: false, allowMissingRepository: true, skipLicense: true });
      return packagePath;
    }),
  );

const timeIsUp = (): Promise<string> =>
  new Promise((resolve) => {
    const message = `It took more than ${secondsPerSuite.toString()} seconds.`;
    setTimeout(() => {
      resolve(message);
    }, secondsPerSuite * 1000).unref();
  });
