import type { Surface } from '../../../../src/vscode/platform/surface';

/** A window in which nothing is chosen or opened; `copied` is its clipboard. */
export function surfaceDouble(changes: Partial<Surface> = {}): Surface & { readonly copied: string[] } {
  const copied: string[] = [];
  return {
    copied,
    remote: false,
    openPage: () => Promise.resolve(false),
    showCode: () => Promise.resolve(false),
    chooseCertificate: () => Promise.resolve(undefined),
    readFile: () => Promise.reject(new Error('no such file')),
    copy: (text) => Promise.resolve(void copied.push(text)),
    waiting: (_title, task) => task(new AbortController().signal),
    ...changes,
  };
}
