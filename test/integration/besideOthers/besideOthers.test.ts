import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { waitUntil } from '../../support/wait';
import { closeAll, codeOf, extension, positionOf, problems, showNew } from '../support/documents';
import { codeLenses, completionsAt, labelOf } from '../support/features';

const others = [
  'redhat.vscode-yaml',
  'ms-kubernetes-tools.vscode-kubernetes-tools',
  'ms-azuretools.vscode-docker',
  'ms-azuretools.vscode-containers',
  'mikestead.dotenv',
];
/** Languages that VS Code does not have by itself. */
const brought = ['helm', 'dotenv'];
const areThere = process.env['OPENMETADATA_SSO_SUITE'] === 'besideOthers';

interface Case {
  readonly path: string;
  readonly text: string;
  readonly code: string;
  /** Where something can be completed, and what. */
  readonly complete: readonly [place: string, label: string];
  readonly hover: string;
  /** The languages that the file may have: whichever extension is first decides. */
  readonly languages: readonly string[];
}

const env = 'AUTHENTICATION_PROVIDER=google\nAUTHENTICATION_CLIENT_TYPE=secret\nAUTHENTICATION_AUTHORITY=\n';
const envLanguages = ['dotenv', 'properties', 'shellscript', 'plaintext'];
const ofEnv: Omit<Case, 'path'> = {
  text: env,
  code: 'enum-value',
  complete: ['CLIENT_TYPE=|secret', 'confidential'],
  hover: 'AUTHENTICATION_CLIENT_TYPE',
  languages: envLanguages,
};

const cases: readonly Case[] = [
  {
    path: 'chart/values.yaml',
    text: 'openmetadata:\n  config:\n    authentication:\n      enabled: true\n      provider: google\n      clientType: secret\n',
    code: 'enum-value',
    complete: ['clientType: |secret', 'confidential'],
    hover: 'clientType',
    languages: ['yaml', 'helm'],
  },
  {
    path: 'docker-compose.yml',
    text:
      'services:\n  openmetadata-server:\n    image: docker.getcollate.io/openmetadata/server:1.12.0\n    environment:\n' +
      '      AUTHENTICATION_PROVIDER: google\n      AUTHENTICATION_CLIENT_TYPE: secret\n',
    code: 'enum-value',
    complete: ['CLIENT_TYPE: |secret', 'confidential'],
    hover: 'AUTHENTICATION_CLIENT_TYPE',
    languages: ['yaml', 'dockercompose'],
  },
  { ...ofEnv, path: '.env' },
  { ...ofEnv, path: 'openmetadata.env' },
];

const repeated = (texts: readonly string[]): readonly string[] =>
  texts.filter((text, index) => texts.indexOf(text) !== index);

const place = ({ start, end }: vscode.Range): string =>
  [start.line, start.character, end.line, end.character].map(String).join(':');

describe(areThere ? 'beside the extensions for YAML, Kubernetes and containers' : 'where no other extension is', () => {
  before(async () => {
    for (const id of others) assert.equal(vscode.extensions.getExtension(id) !== undefined, areThere, id);
    await extension().activate();
  });
  afterEach(closeAll);

  for (const { path, text, code, complete, hover, languages } of cases)
    for (const language of languages.filter((each) => areThere || !brought.includes(each)))
      it(`everything is there once in ${path}, whose language is ${language}`, async () => {
        const shown = await showNew(path, text);
        const document = await vscode.languages.setTextDocumentLanguage(shown.document, language);
        assert.equal(document.languageId, language);

        const found = await problems(document);
        assert.ok(found.map(codeOf).includes(code), found.map(codeOf).join());
        assert.deepEqual(repeated(found.map((each) => `${codeOf(each)} ${place(each.range)}`)), []);

        const lenses = (await codeLenses(document)).map(({ command }) => command?.title ?? '');
        assert.ok(lenses.includes('Set Up…'), lenses.join());
        assert.deepEqual(repeated(lenses), []);

        const labels = (await completionsAt(document, complete[0])).map(labelOf);
        assert.ok(labels.includes(complete[1]), labels.join());
        assert.deepEqual(repeated(labels.filter((label) => label === complete[1])), []);

        const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          positionOf(document, hover),
        );
        // The problem's own text is no provider's hover.
        assert.equal(hovers.length, 1);
      });

  it('a language that an extension gives the file meanwhile leaves each problem once', async () => {
    const { document } = await showNew('meanwhile.env', env);
    const before = (await problems(document)).map(codeOf);
    const other = await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await waitUntil('they are there again', async () => (await problems(other)).length > 0);
    assert.deepEqual((await problems(other)).map(codeOf), before);
  });

  it('no setting for YAML is written', () => {
    const schemas = vscode.workspace.getConfiguration('yaml').inspect('schemas');
    const values = [schemas?.globalValue, schemas?.workspaceValue, schemas?.workspaceFolderValue];
    assert.deepEqual(values, [undefined, undefined, undefined]);
  });
});
