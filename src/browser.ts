import * as vscode from 'vscode';
import type { ExtensionApi } from './start';

/**
 * What runs first in the extension host of a browser. That host loads one file and gives it `vscode` and nothing else, so this
 * one fetches those that the desktop's entry is made of as well, and loads each when the first asks for it: two bundles would
 * not fit into one package.
 */

/** The files below `dist`, written by the build: those to begin with (the entry first), and those that wait. */
declare const BEGINNING: readonly string[];
declare const REST: readonly string[];

interface Entry {
  activate(context: vscode.ExtensionContext, fetchRest: () => Promise<void>): Promise<ExtensionApi>;
}

type Module = (module: { exports: unknown }, exports: unknown, require: (name: string) => unknown) => void;

export async function activate(context: vscode.ExtensionContext): Promise<ExtensionApi> {
  const modules = new Map<string, Module>();
  const loaded = new Map<string, { exports: unknown }>();

  async function fetchAll(files: readonly string[]): Promise<void> {
    await Promise.all(
      files.map(async (file) => {
        const uri = vscode.Uri.joinPath(context.extensionUri, 'dist', file);
        const source = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
        // As VS Code itself makes a module of the file that it loads; the address is for whoever debugs it.
        const code = `${source}\n//# sourceURL=${uri.toString()}`;
        // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the code is our own, from our own package
        const made = new Function('module', 'exports', 'require', code) as Module;
        modules.set(nameOf(file), made);
      }),
    );
  }

  function load(path: string): unknown {
    if (path === 'vscode') return vscode;
    const name = nameOf(path);
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    const make = modules.get(name);
    if (make === undefined) throw new Error(`${path} is not among the files of the browser’s entry.`);
    const module = { exports: {} };
    loaded.set(name, module);
    make(module, module.exports, load);
    return module.exports;
  }

  let rest: Promise<void> | undefined;
  // What could not be fetched is tried again by whoever needs it next.
  const fetchRest = (): Promise<void> =>
    (rest ??= fetchAll(REST).catch((cause: unknown) => {
      rest = undefined;
      throw cause;
    }));
  await fetchAll(BEGINNING);
  const entry = load(BEGINNING[0] ?? '') as Entry;
  return entry.activate(context, fetchRest);
}

/** No two files have the same. */
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
