import * as vscode from 'vscode';
import type { Completion } from '../../core/complete/completion';
import type { Choices } from '../../provisioning/choices';
import type { Services } from '../platform/services';
import type { Analyses, Configuration } from '../workspace/analyses';
import { documentSelector, toRange } from '../workspace/documents';
import { firstRelease } from './hoverMarkdown';
import { yamlExtensionDescribes } from './yamlExtension';
import { t } from '../../l10n/l10n';

/** What begins a value, a path, a list item or a placeholder. */
const triggers = [':', ' ', '/', '-', '{', '=', ','] as const;

/** How long somebody who asks for suggestions waits for a list of the provider before they get the others. */
const patience = 3000;

/** Offers keys and variables that the file lacks, values that follow from what it says, and what is there at the provider. */
export function registerCompletion(
  analyses: Analyses,
  core: Services['core'],
  choices: Choices | undefined,
): vscode.Disposable {
  /** Reads what can be chosen here, because somebody asked for it: typing alone uses no network. */
  async function readChoices(
    { lens, text, surroundings, view }: Configuration,
    offset: number,
    token: vscode.CancellationToken,
  ): Promise<void> {
    if (choices === undefined) return;
    const { settingAt } = await core();
    const key = settingAt(lens, text, offset, surroundings);
    if (key === undefined) return;
    const given = new AbortController();
    const cancelled = token.onCancellationRequested(() => {
      given.abort();
    });
    await choices.read(view, key, AbortSignal.any([given.signal, AbortSignal.timeout(patience)]));
    cancelled.dispose();
  }

  const provider: vscode.CompletionItemProvider = {
    async provideCompletionItems(document, position, token, { triggerKind }) {
      const configuration = await analyses.of(document);
      if (configuration === undefined || token.isCancellationRequested) return undefined;
      const { completeAt } = await core();
      const { lens, text, surroundings } = configuration;
      const offset = document.offsetAt(position);
      // Who asks for suggestions on a value that stands there already wants to see the others.
      const all = triggerKind === vscode.CompletionTriggerKind.Invoke;
      const isTrusted = vscode.workspace.isTrusted;
      if (all && isTrusted) await readChoices(configuration, offset, token);
      const offered = completeAt(lens, text, offset, surroundings, (isTrusted ? choices?.now() : undefined) ?? []);
      const keysAreKnown = yamlExtensionDescribes(document);
      const shown = offered.filter(({ kind }) => !keysAreKnown || kind === 'value');
      const items = shown.map((completion, index) => {
        const range = toRange(document, completion.range);
        const typed = document.getText(new vscode.Range(range.start, position));
        return Object.assign(item(completion, range), {
          sortText: index.toString().padStart(5, '0'),
          filterText: all && typed !== '' ? typed : (/^["']/.exec(typed)?.[0] ?? '') + searched(completion),
        });
      });
      // What is typed next is compared with the labels, so the list has to be made anew.
      return new vscode.CompletionList(items, all);
    },
  };
  return vscode.languages.registerCompletionItemProvider(documentSelector, provider, ...triggers);
}

function item(completion: Completion, range: vscode.Range): vscode.CompletionItem {
  const { label, kind, insertText, caret, more, description, detail, name, since, deprecated, preferred } = completion;
  const result = new vscode.CompletionItem(name === undefined ? label : { label, description: name }, kinds[kind]);
  result.range = range;
  // Lines after the first are indented as they are to stand.
  result.keepWhitespace = true;
  result.insertText = caret === undefined ? insertText : withCaret(insertText, caret);
  result.preselect = preferred === true;
  if (detail !== undefined) result.detail = detail;
  if (since !== undefined) result.detail = t`since ${firstRelease(since)}`;
  const notes = [deprecated && `*${t`Deprecated.`}* ${deprecated}`, description].filter(Boolean);
  if (notes.length > 0) result.documentation = new vscode.MarkdownString(notes.join('\n\n'));
  if (deprecated !== undefined) result.tags = [vscode.CompletionItemTag.Deprecated];
  if (more) result.command = { command: 'editor.action.triggerSuggest', title: 'Suggest' };
  return result;
}

/** An ID is found by its name, too. */
const searched = ({ label, name }: Completion): string => (name === undefined ? label : `${label} ${name}`);

/** The parts are text, whatever dollar signs and braces they have. */
const withCaret = (text: string, caret: number): vscode.SnippetString =>
  new vscode.SnippetString().appendText(text.slice(0, caret)).appendTabstop(0).appendText(text.slice(caret));

const kinds: Readonly<Record<Completion['kind'], vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property,
  block: vscode.CompletionItemKind.Module,
  variable: vscode.CompletionItemKind.Variable,
  value: vscode.CompletionItemKind.Value,
};
