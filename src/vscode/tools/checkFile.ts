import * as vscode from 'vscode';
import { err, ok, type Result } from '../../core/result';
import { LineIndex } from '../../core/text/lines';
import type { Configuration } from '../workspace/analyses';
import { textIn, type Tool, type ToolServices } from './tool';
import { workspaceFile } from './workspaceFile';
import { t } from '../../l10n/l10n';

/** Says what is wrong with a configuration of the workspace. */
export const checkFile: Tool = {
  name: 'openmetadata-sso_checkFile',
  invocation: (input) => t`Checking ${textIn(input, 'file')}`,
  async answer(services, input) {
    const file = textIn(input, 'file');
    const document = await documentAt(file);
    if (!document.ok) return document;
    const configuration = await services.configurations.analyses.of(document.value);
    if (configuration === undefined) return err(`${file} does not configure OpenMetadata’s sign-in.`);
    return ok(JSON.stringify(report(services, file, configuration), undefined, 1));
  },
};

/** The text of an open editor counts, saved or not. */
async function documentAt(file: string): Promise<Result<vscode.TextDocument, string>> {
  const uri = await workspaceFile(file);
  if (uri === undefined) return err(`There is no file ${file} in this workspace.`);
  try {
    return ok(await vscode.workspace.openTextDocument(uri));
  } catch {
    return err(`${file} is not text.`);
  }
}

/** Lines and columns count from 1. Findings hold no secret; what they say is masked all the same. */
function report({ log }: ToolServices, file: string, { lens, view, text, findings }: Configuration): object {
  const lines = new LineIndex(text);
  const place = (offset: number): object => {
    const { line, column } = lines.position(offset);
    return { line: line + 1, column: column + 1 };
  };
  return {
    file,
    format: lens.label,
    readable: view.readable,
    findings: findings.map(({ code, severity, message, range, fixes }) => ({
      code,
      severity,
      message: log.redacted(message),
      start: place(range.start),
      end: place(range.end),
      quickFixes: fixes.map(({ title }) => log.redacted(title)),
    })),
  };
}
