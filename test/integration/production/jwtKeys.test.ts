import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import { privateKeyFile, publicKeyFile } from '../../../src/provisioning/jwtKeys';
import { waitUntil } from '../../support/wait';
import {
  closeAll,
  codeOf,
  extension,
  fixesFor,
  problem,
  problems,
  showNew,
  undo,
  workspaceUri,
} from '../support/documents';
import { newPerson, type Person } from '../support/person';

const values = [
  'openmetadata:',
  '  config:',
  '    authentication: # ours',
  '      provider: custom-oidc',
  '      clientType: public',
  '      callbackUrl: https://om.acme.io/callback',
  '',
].join('\r\n');

const env = ['AUTHENTICATION_PROVIDER=basic', 'JWT_KEY_ID=Gb389a-9f76-gdjs-a92j-0242bk94356', ''].join('\n');

const page = (): string =>
  vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith('JWT Key Pair.md'))?.getText() ?? '';

/** A page that was there before follows with the next turn of VS Code. */
const pageSays = (text: RegExp): Promise<void> => waitUntil(`the page says ${text.source}`, () => text.test(page()));

const pathOf = (...names: readonly string[]): string => join(workspaceUri('').fsPath, ...names);

describe('Generate JWT Key Pair', () => {
  let person: Person;

  before(() => extension().activate());
  beforeEach(() => {
    person = newPerson();
  });
  afterEach(closeAll);

  /** Runs the command while `answer` answers what it asks. */
  async function generate(answer: () => Promise<void>): Promise<void> {
    const done = vscode.commands.executeCommand('openmetadata-sso.generateJwtKeyPair');
    await answer();
    await done;
  }

  const isPrivate = (path: string): boolean => process.platform === 'win32' || (statSync(path).mode & 0o777) === 0o600;

  it('writes keys, names them in Helm values as one undo step, and says what is left to do', async () => {
    const { document } = await showNew('helm/values.yaml', values);
    const { range } = await problem(document, 'default-jwt-keys');
    const fix = (await fixesFor(document, range)).find(({ title }) => title === 'Make a key pair of your own…');
    assert.equal(fix?.command?.command, 'openmetadata-sso.generateJwtKeyPair');
    const args: readonly unknown[] = fix.command.arguments ?? [];
    const done = vscode.commands.executeCommand(fix.command.command, ...args);
    await person.choose('jwtkeys');
    await done;
    const privateKey = pathOf('helm/jwtkeys', privateKeyFile);
    assert.ok(isPrivate(privateKey));
    const key = createPrivateKey({ key: readFileSync(privateKey), format: 'der', type: 'pkcs8' });
    assert.equal(key.asymmetricKeyDetails?.modulusLength, 2048);
    const text = document.getText();
    const written = parse(text) as Record<string, unknown>;
    assert.deepEqual(written['extraVolumes'], [
      { name: 'openmetadata-jwt-keys', secret: { secretName: 'openmetadata-jwt-keys' } },
    ]);
    assert.match(text, /rsaprivateKeyFilePath: \/etc\/openmetadata\/jwtkeys\/private_key\.der\r\n/);
    assert.ok(!(await problems(document)).map(codeOf).includes('default-jwt-keys'));
    await pageSays(/kubectl create secret generic openmetadata-jwt-keys --from-file=private_key\.der=/);
    await pageSays(/regenerate-bot-tokens/);
    assert.match(person.messages.join('\n'), /values\.yaml names a key pair of your own/);
    await vscode.window.showTextDocument(document);
    await undo(document);
    assert.equal(document.getText(), values);
  });

  it('asks where the server finds the keys of an env file', async () => {
    const { document } = await showNew('docker/openmetadata.env', env);
    await generate(async () => {
      await person.choose('jwtkeys');
      assert.equal(await person.typed(), '/etc/openmetadata/jwtkeys');
      await person.type('/opt/keys/');
    });
    const text = document.getText();
    assert.match(text, /^RSA_PRIVATE_KEY_FILE_PATH=\/opt\/keys\/private_key\.der$/m);
    assert.doesNotMatch(text, /Gb389a/);
    await pageSays(/- \.\/jwtkeys:\/opt\/keys:ro/);
    await vscode.window.showTextDocument(document);
    await undo(document);
    assert.equal(document.getText(), env);
  });

  it('overwrites no keys unless that is chosen', async () => {
    await showNew('again/openmetadata.env', env);
    const [privateKey, publicKey] = [privateKeyFile, publicKeyFile].map((name) => pathOf('again/jwtkeys', name));
    assert.ok(privateKey && publicKey);
    await vscode.workspace.fs.createDirectory(workspaceUri('again/jwtkeys'));
    writeFileSync(privateKey, 'mine');
    await generate(async () => {
      await person.choose('jwtkeys-2');
      await person.type();
    });
    assert.equal(readFileSync(privateKey, 'utf8'), 'mine');
    assert.ok(existsSync(pathOf('again/jwtkeys-2', privateKeyFile)));
    await generate(async () => {
      await person.choose('Replace the keys in jwtkeys');
      await person.type();
    });
    assert.notEqual(readFileSync(privateKey, 'utf8'), 'mine');
    assert.ok(isPrivate(privateKey));
    assert.ok(!existsSync(`${privateKey}.new`));
  });

  it('does nothing after Escape', async () => {
    const { document } = await showNew('escaped/openmetadata.env', env);
    await generate(async () => {
      await person.choose('jwtkeys');
      await person.escape();
    });
    assert.equal(document.getText(), env);
    assert.ok(!existsSync(pathOf('escaped/jwtkeys')));
  });

  it('makes no keys for a file that cannot name them', async () => {
    const broken = 'authenticationConfiguration:\n  provider: basic\n bad: [\n';
    await showNew('broken/openmetadata.yaml', broken);
    await generate(async () => {
      await person.choose('jwtkeys');
      await person.type('/keys');
    });
    assert.match(person.messages.join('\n'), /No keys were made, because openmetadata\.yaml cannot name them/);
    assert.ok(!existsSync(pathOf('broken/jwtkeys')));
  });

  it('copies a command without a key, and writes a manifest that only its owner can read', async () => {
    await showNew('cluster/values.yaml', values);
    person.willPress('Copy kubectl Command', 'values.yaml names a key pair');
    await generate(() => person.choose('jwtkeys'));
    await waitUntil('the command is on the clipboard', async () =>
      (await vscode.env.clipboard.readText()).startsWith('kubectl create secret'),
    );
    const base64 = readFileSync(pathOf('cluster/jwtkeys', privateKeyFile)).toString('base64');
    assert.ok(!(await vscode.env.clipboard.readText()).includes(base64.slice(40, 80)));
    person = newPerson();
    person.willPress('Write Manifest', 'values.yaml names a key pair');
    await generate(() => person.choose('Replace the keys in jwtkeys'));
    const manifest = pathOf('cluster/jwtkeys/openmetadata-jwt-keys.yaml');
    await waitUntil('the manifest is written', () => person.messages.some((message) => message.includes('manifest')));
    assert.ok(isPrivate(manifest));
    const { data } = parse(readFileSync(manifest, 'utf8')) as { data: Partial<Record<string, string>> };
    const key = readFileSync(pathOf('cluster/jwtkeys', privateKeyFile)).toString('base64');
    assert.equal(data[privateKeyFile], key);
    const open = vscode.workspace.textDocuments.map((document) => document.getText()).join('\n');
    const part = key.slice(40, 80);
    assert.ok(!open.includes(part) && !person.messages.join('\n').includes(part));
  });
});
