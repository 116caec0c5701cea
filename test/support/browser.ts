import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { installOnce } from './cache';
import { npmInstall } from './npm';
import { canInstallPackages, installPackages, MissingPrerequisite } from './prerequisites';
import { isProgram, onPath, run } from './processes';

interface Chromium {
  readonly path: string;
  /** What its environment needs beside the usual. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A headless Chromium, installed first if there is none. The caller closes it. */
export async function openBrowser(): Promise<Browser> {
  const { path, env } = await findOrInstallChromium();
  return chromium.launch({
    executablePath: path,
    args: ['--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update'],
    // Chromium's own sandbox does not work as root or in most containers; the pages it opens here are our own.
    chromiumSandbox: false,
    env: { ...definedEnvironment(), ...env },
  });
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

async function findOrInstallChromium(): Promise<Chromium> {
  const path = installedChromium() ?? (await chromiumFromDebian());
  if (path !== undefined) return { path };
  if (process.platform === 'linux' && process.arch === 'x64') return chromiumFromNpm();
  throw new MissingPrerequisite(
    'a Chromium or Chrome browser',
    'The integration and workbench tests show VS Code in it.',
    'npx playwright-core install chromium (or set CHROMIUM to the path of one).',
  );
}

/** Ubuntu has a Chromium only as a snap, so this may find nothing there. */
async function chromiumFromDebian(): Promise<string | undefined> {
  if (!canInstallPackages()) return undefined;
  await installPackages('chromium', 'fonts-dejavu-core').catch((error: unknown) => {
    console.log(`There is no Chromium in this machine's packages. ${String(error)}`);
  });
  return installedChromium();
}

function installedChromium(): string | undefined {
  const named = process.env['CHROMIUM'];
  if (named !== undefined) {
    if (isProgram(named)) return named;
    throw new MissingPrerequisite(
      'the browser that CHROMIUM names',
      `There is no program at ${named}.`,
      'mend the path.',
    );
  }
  return (
    onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome') ??
    [...applications(), ...playwrightBrowsers()].find(isProgram)
  );
}

const applications = (): readonly string[] => [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Browsers that some Playwright has downloaded, of whatever release. */
function playwrightBrowsers(): readonly string[] {
  const caches = process.platform === 'darwin' ? 'Library/Caches' : '.cache';
  const directory = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), caches, 'ms-playwright');
  if (!existsSync(directory)) return [];
  const inside = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'];
  return readdirSync(directory)
    .filter((name) => name.startsWith('chromium-'))
    .flatMap((name) => inside.map((path) => join(directory, name, path)));
}

/** A Chromium that is inside an npm package, with the libraries and a font: it works without root on a bare Linux. */
async function chromiumFromNpm(): Promise<Chromium> {
  const directory = await installOnce('chromium-143.0.4', async (partial) => {
    console.log('Fetching a Chromium from npm …');
    await npmInstall(partial, '@sparticuz/chromium@143.0.4');
    const unpack = "import('@sparticuz/chromium').then((chromium) => chromium.default.executablePath())";
    // The package unpacks into the temporary directory, and its libraries only where it believes to be in a Lambda function.
    const env = { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
    await run(process.execPath, ['--eval', unpack], { cwd: partial, env });
    await writeFile(join(partial, 'fonts.conf'), '<fontconfig><dir prefix="relative">fonts</dir></fontconfig>');
  });
  const ownFonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: join(directory, 'fonts.conf') };
  return { path: join(directory, 'chromium'), env: { LD_LIBRARY_PATH: join(directory, 'al2023', 'lib'), ...ownFonts } };
}
