import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { projectRoot } from '../support/cache';
import { npmScript } from '../support/npm';
import { temporaryDirectory } from '../support/processes';
import { startVSCodeServer, type ServerOptions, type VSCodeServer } from '../support/vscodeServer';
import { screenshots, Workbench } from './workbench';

/** A workbench with the packaged extension, on a copy of the sample deployment. */
export interface Packaged {
  readonly folder: string;
  readonly server: VSCodeServer;
  readonly page: Page;
  readonly workbench: Workbench;
  stop(): Promise<void>;
}

// Pictures of an earlier run would be taken for this one's.
before(() => {
  rmSync(screenshots, { recursive: true, force: true });
});

/** The package that VSIX names, or the one that is made of this source, once for all tests of a run. */
const vsix = async (): Promise<string> => process.env['VSIX'] ?? (await (packed ??= pack()));
let packed: Promise<string> | undefined;

async function pack(): Promise<string> {
  const file = join(temporaryDirectory('vsix'), 'openmetadata-sso.vsix');
  await npmScript(projectRoot, 'package', '--out', file);
  return file;
}

/** Installs the package into a VS Code of its own, and opens that in a browser. */
export async function startPackaged(
  options: Pick<ServerOptions, 'restricted' | 'language' | 'settings'> = {},
): Promise<Packaged> {
  const directory = temporaryDirectory('ui');
  const folder = join(directory, 'sample');
  cpSync(join(projectRoot, 'sample'), folder, { recursive: true });
  const server = await startVSCodeServer({ ...options, extensions: [await vsix()] });
  try {
    return { folder, server, ...(await openPackaged(server, folder)) };
  } catch (cause) {
    await server.stop();
    throw cause;
  }
}

async function openPackaged(server: VSCodeServer, folder: string): Promise<Omit<Packaged, 'folder' | 'server'>> {
  const browser = await openBrowser();
  const stop = async (): Promise<void> => {
    await browser.close();
    await server.stop();
  };
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
  const page = await context.newPage();
  const workbench = new Workbench(page);
  try {
    await workbench.open(server.workbenchUrl(folder), 'values.yaml');
  } catch (cause) {
    await browser.close();
    throw cause;
  }
  return { page, workbench, stop };
}
