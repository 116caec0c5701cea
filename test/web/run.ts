// Runs the tests of what works on files in VS Code for the web: the packaged extension in the extension host of a browser, on
// a virtual workspace. The tests are those that run on a computer, and those of what differs.
import { readdirSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { format } from 'node:util';
import { listFiles, PackageManager } from '@vscode/vsce';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { printOutcome, tallyOf, type OutcomeLine } from '../integration/outcome';
import { openBrowser } from '../support/browser';
import { projectRoot } from '../support/cache';
import { runMain } from '../support/main';
import { npmScript } from '../support/npm';
import { temporaryDirectory } from '../support/processes';
import { tallyLine } from '../support/tally';
import { startWebVSCode } from '../support/webVSCode';
import { lookAtViews } from './look';
import { suites, type WebSuite } from './suites';

const secondsPerSuite = 300;
const mark = 'OUTCOME ';

/** Tests that look at the machine by Node. The suite “browser” has some of its own instead. */
const byNode: readonly string[] = ['environment.test.ts', 'sample.test.ts'];

async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const selected = suites.filter(({ name }) => names.length === 0 || names.includes(name));
  if (selected.length === 0 && !names.includes('look'))
    throw new Error(`The suites are ${suites.map(({ name }) => name).join(', ')} and look.`);
  await npmScript(projectRoot, 'build');
  const browser = await openBrowser();
  const outcomes: OutcomeLine[] = [];
  try {
    for (const suite of selected) {
      console.log(`\n${suite.name}`);
      const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
      outcomes.push(...(await runSuite(suite, await context.newPage())));
      await context.close();
    }
    if (names.length === 0 || names.includes('look')) outcomes.push(await look(await browser.newPage()));
  } finally {
    await browser.close();
  }
  const tally = tallyOf(outcomes);
  console.log(`\n${tallyLine(tally)}`);
  process.exit(tally.failed === 0 ? 0 : 1);
}

async function runSuite(suite: WebSuite, page: Page): Promise<readonly OutcomeLine[]> {
  const directory = temporaryDirectory('web');
  const extension = await packagedExtension(directory);
  const tests = await bundleTests(suite, extension);
  const folder = join(directory, 'workspace');
  await cp(suite.workspace, folder, { recursive: true });
  const lines: OutcomeLine[] = [];
  const server = await startWebVSCode(extension, folder, tests);
  try {
    const exited = new Promise<void>((resolve, reject) => {
      page
        .exposeFunction('codeAutomationExit', () => {
          resolve();
        })
        .catch(reject);
    });
    await page.exposeFunction('codeAutomationLog', (_level: string, args: readonly unknown[]) => {
      const text = format(...args);
      if (!text.includes(mark)) {
        if (process.env['VERBOSE'] !== undefined) console.log(text);
        return;
      }
      const line = JSON.parse(text.slice(text.indexOf(mark) + mark.length)) as OutcomeLine;
      printOutcome(line);
      lines.push(line);
    });
    await page.goto(server.url);
    await Promise.race([exited, timeIsUp()]);
    if (lines.length > 1 && lines.at(-1)?.state === 'ended') return lines;
    const screenshot = join(projectRoot, 'test-results/web', `${suite.name}.png`);
    await mkdir(dirname(screenshot), { recursive: true });
    await page.screenshot({ path: screenshot });
    const lost: OutcomeLine = {
      state: 'failed',
      title: `${suite.name} did not come to its end`,
      error: `See ${screenshot}.`,
    };
    printOutcome(lost);
    return [...lines, lost];
  } finally {
    server.stop();
  }
}

/** The views as they look, without any test in the window. */
async function look(page: Page): Promise<OutcomeLine> {
  console.log('\nlook');
  const directory = temporaryDirectory('web');
  const extension = await packagedExtension(directory);
  const folder = join(directory, 'workspace');
  await cp(join(projectRoot, 'sample'), folder, { recursive: true });
  const server = await startWebVSCode(extension, folder);
  const title = 'the views list configurations, and say where connections work';
  try {
    await page.setViewportSize({ width: 1400, height: 900 });
    await page.goto(server.url);
    const wrong = await lookAtViews(page).catch(String);
    const line: OutcomeLine =
      wrong === undefined ? { state: 'passed', title } : { state: 'failed', title, error: wrong };
    printOutcome(line);
    return line;
  } finally {
    await page.screenshot({ path: join(projectRoot, 'test-results/web/look.png') });
    server.stop();
  }
}

/** The files of the package in a folder, as they are after an installation. */
async function packagedExtension(directory: string): Promise<string> {
  const folder = join(directory, 'extension');
  for (const file of await listFiles({ cwd: projectRoot, packageManager: PackageManager.None }))
    await cp(join(projectRoot, file), join(folder, file));
  return folder;
}

/** The tests of a suite as one module without Node, in the folder of the extension, where VS Code finds it. */
async function bundleTests({ name, tests, notHere }: WebSuite, extension: string): Promise<string> {
  const outfile = join(extension, `tests-${name}.js`);
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !byNode.includes(file))
    .sort()
    .map((file) => `() => import(${JSON.stringify(join(tests, file))})`);
  const contents = [
    "import { runTests } from './host';",
    `export const run = () => runTests([${files.join(', ')}], ${JSON.stringify(Object.keys(notHere))});`,
  ].join('\n');
  await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    alias: { 'node:assert/strict': join(import.meta.dirname, 'assert.ts') },
    inject: [join(import.meta.dirname, 'buffer.ts')],
    define: { OUTCOME: JSON.stringify(mark), global: 'globalThis' },
    logLevel: 'warning',
  });
  return outfile;
}

const timeIsUp = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, secondsPerSuite * 1000).unref();
  });

runMain(main);
