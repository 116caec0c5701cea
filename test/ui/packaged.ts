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

/** Packages the extension, or takes the package that VSIX names, installs it into a VS Code of its own, and opens that in a browser. */
export async function startPackaged(
  options: Pick<ServerOptions, 'restricted' | 'language' | 'settings'> = {},
): Promise<Packaged> {
  const directory = temporaryDirectory('ui');
  const given = process.env['VSIX'];
  const vsix = given ?? join(directory, 'openmetadata-sso.vsix');
  if (given === undefined) await npmScript(projectRoot, 'package', '--out', vsix);
  const folder = join(directory, 'sample');
  cpSync(join(projectRoot, 'sample'), folder, { recursive: true });
  const server = await startVSCodeServer({ ...options, extensions: [vsix] });
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
  const page = await context.newPage();
  const workbench = new Workbench(page);
  await workbench.open(server.workbenchUrl(folder), 'values.yaml');
  return {
    folder,
    server,
    page,
    workbench,
    stop: async () => {
      await browser.close();
      await server.stop();
    },
  };
}
