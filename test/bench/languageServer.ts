import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { JSONSchema } from 'yaml-language-server/out/server/src/languageservice/jsonSchema';
import { projectRoot } from '../support/cache';
import type { EditedFile } from './files';
import { characters } from './mistake';

/** The project's own schema, which yaml-language-server checks by: both look for the same mistake. */
export const schemaPath = join(projectRoot, 'schemas/helm-values.schema.json');

export const readSchema = (): JSONSchema => JSON.parse(readFileSync(schemaPath, 'utf8')) as JSONSchema;

const packagePath = createRequire(__filename).resolve('yaml-language-server/package.json');

/** Its name and release. */
export const peer = `yaml-language-server ${(JSON.parse(readFileSync(packagePath, 'utf8')) as { version: string }).version}`;

/** yaml-language-server in a process of its own, with one file open in it. */
export interface LanguageServer {
  /** Writes the sound or the mistaken character, and resolves when the diagnostics say which of them stands there. */
  edit(isMistaken: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it, opens the file with the mistake, and resolves when it is found. */
export async function startLanguageServer(file: EditedFile): Promise<LanguageServer> {
  const program = join(packagePath, '../bin/yaml-language-server');
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const uri = pathToFileURL(join(projectRoot, file.name)).href;
  answerConfiguration(connection, file);
  const found = mistakesOn(connection, file);
  connection.listen();
  await connection.sendRequest(InitializeRequest.method, {
    processId: process.pid,
    capabilities: {
      workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
      textDocument: { publishDiagnostics: {} },
    },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const opened = found(true);
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'yaml', version: 1, text: file.mistaken },
  });
  await opened;

  let version = 1;
  return {
    async edit(isMistaken) {
      const published = found(isMistaken);
      const { line, character } = file.place;
      const range = { start: { line, character }, end: { line, character: character + 1 } };
      const text = isMistaken ? characters.mistaken : characters.sound;
      version += 1;
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ range, text }],
      });
      await published;
    },
    async stop() {
      connection.dispose();
      child.kill();
      await ended;
    },
  };
}

/** Our schema for the file, and nothing from the network. */
function answerConfiguration(connection: ProtocolConnection, { name }: EditedFile): void {
  const yaml = {
    validate: true,
    schemaStore: { enable: false },
    kubernetesCRDStore: { enable: false },
    schemas: { [pathToFileURL(schemaPath).href]: `/${name}` },
  };
  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ section }) => (section === 'yaml' ? yaml : {})),
  );
  connection.onRequest(RegistrationRequest.type, () => undefined);
}

/** Resolves with the first diagnostics that have, or have not, one on the line of the edit. */
function mistakesOn(connection: ProtocolConnection, { place }: EditedFile): (isMistaken: boolean) => Promise<void> {
  let waiting: { readonly isMistaken: boolean; readonly resolve: () => void } | undefined;
  connection.onNotification(PublishDiagnosticsNotification.type, ({ diagnostics }) => {
    const isMistaken = diagnostics.some(({ range }) => range.start.line === place.line);
    if (waiting?.isMistaken === isMistaken) waiting.resolve();
  });
  return (isMistaken) =>
    new Promise((resolve) => {
      waiting = { isMistaken, resolve };
    });
}
