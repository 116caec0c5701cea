import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { codeOf, extension } from '../../integration/support/documents';
import { mistake } from '../mistake';

let published: ((uri: vscode.Uri, isMistaken: boolean) => void) | undefined;

/**
 * Listens to what the extension publishes; VS Code's own event for it comes 50 ms later. Call it before the extension is
 * active.
 */
export function watchDiagnostics(): void {
  const { createDiagnosticCollection } = vscode.languages;
  Object.assign(vscode.languages, {
    createDiagnosticCollection: (name: string) => {
      const collection = createDiagnosticCollection(name);
      const set = collection.set.bind(collection);
      return Object.assign(collection, {
        set: (uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]) => {
          set(uri, diagnostics);
          published?.(
            uri,
            diagnostics.some((diagnostic) => codeOf(diagnostic) === mistake),
          );
        },
      });
    },
  });
}

/** Resolves with the time at which it is published for a document that the mistake is there, or is not. */
export const publishedFor = ({ uri }: vscode.TextDocument, isMistaken: boolean): Promise<number> =>
  new Promise((resolve) => {
    published = (publishedUri, found) => {
      if (publishedUri.toString() === uri.toString() && found === isMistaken) resolve(performance.now());
    };
  });

/** Resolves with the time at which the extension host hears of the next change of a document. */
export const changed = (document: vscode.TextDocument): Promise<number> =>
  new Promise((resolve) => {
    const subscription = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document || event.contentChanges.length === 0) return;
      subscription.dispose();
      resolve(performance.now());
    });
  });

const bundle = (): string => join(extension().extensionPath, 'dist');

/**
 * Counts, from now on, the timers that code of the extension starts itself: VS Code starts some for what it is asked. The
 * stacks are read only when they are counted, because that is slow in VS Code.
 */
export function countTimers(): () => number {
  const started: Error[] = [];
  for (const name of ['setTimeout', 'setInterval'] as const) {
    const start = globalThis[name] as (...args: readonly unknown[]) => unknown;
    const noted = (...args: readonly unknown[]): unknown => {
      const { stackTraceLimit } = Error;
      Error.stackTraceLimit = 2;
      started.push(new Error());
      Error.stackTraceLimit = stackTraceLimit;
      return start(...args);
    };
    Object.assign(globalThis, { [name]: Object.assign(noted, start) });
  }
  return () => started.filter(({ stack }) => stack?.split('\n')[2]?.includes(bundle())).length;
}

interface ExtensionModule {
  readonly activate: (context: vscode.ExtensionContext) => unknown;
}

/** Activates the extension, and returns how many milliseconds its own code took: to load, and in `activate`. */
export async function activationTime(): Promise<number> {
  const path = join(bundle(), 'extension.js');
  const start = performance.now();
  // Extension host and tests share Node's module cache: VS Code will get what is loaded here.
  const own = createRequire(path)(path) as ExtensionModule;
  const loaded = performance.now() - start;
  let activated = Number.NaN;
  const entry = require.cache[path];
  if (entry === undefined) throw new Error(`${path} is not in the module cache.`);
  entry.exports = {
    ...own,
    activate: (context: vscode.ExtensionContext) => {
      const begun = performance.now();
      const api = own.activate(context);
      activated = performance.now() - begun;
      return api;
    },
  };
  await extension().activate();
  return loaded + activated;
}
