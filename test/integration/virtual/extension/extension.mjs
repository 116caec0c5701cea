// Shows a folder under a scheme of its own, so that nobody can read it but through VS Code. It cannot be searched.
import * as fs from 'node:fs/promises';
import * as vscode from 'vscode';

const root = process.env.OPENMETADATA_SSO_VIRTUAL;
const changed = new vscode.EventEmitter();
const pathOf = (uri) => root + uri.path;

function typeOf(entry) {
  if (entry.isFile()) return vscode.FileType.File;
  return entry.isDirectory() ? vscode.FileType.Directory : vscode.FileType.Unknown;
}

const asked = async (uri, question) => {
  try {
    return await question(pathOf(uri));
  } catch (cause) {
    throw cause.code === 'ENOENT' ? vscode.FileSystemError.FileNotFound(uri) : cause;
  }
};

const tell = (type, uri) => changed.fire([{ type, uri }]);

export function activate(context) {
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider('virtual-folder', {
      onDidChangeFile: changed.event,
      watch: () => new vscode.Disposable(() => undefined),
      stat: (uri) =>
        asked(uri, async (path) => {
          const stat = await fs.stat(path);
          return { type: typeOf(stat), ctime: stat.ctimeMs, mtime: stat.mtimeMs, size: stat.size };
        }),
      readDirectory: (uri) =>
        asked(uri, async (path) =>
          (await fs.readdir(path, { withFileTypes: true })).map((entry) => [entry.name, typeOf(entry)]),
        ),
      createDirectory: (uri) => asked(uri, (path) => fs.mkdir(path)),
      readFile: (uri) => asked(uri, (path) => fs.readFile(path)),
      writeFile: (uri, content) =>
        asked(uri, async (path) => {
          const isThere = await fs.access(path).then(
            () => true,
            () => false,
          );
          await fs.writeFile(path, content);
          tell(isThere ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created, uri);
        }),
      delete: (uri, { recursive }) =>
        asked(uri, async (path) => {
          await fs.rm(path, { recursive });
          tell(vscode.FileChangeType.Deleted, uri);
        }),
      rename: (from, to) =>
        asked(from, async (path) => {
          await fs.rename(path, pathOf(to));
          tell(vscode.FileChangeType.Deleted, from);
          tell(vscode.FileChangeType.Created, to);
        }),
    }),
  );
}
