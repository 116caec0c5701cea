import * as vscode from 'vscode';
import { checkFile } from './checkFile';
import { explainCode } from './explainCode';
import type { Tool, ToolServices } from './tool';

/** Every tool there is. A new one is one more line here and its entry in the manifest. */
export const tools: readonly Tool[] = [checkFile, explainCode];

/** Lets language models ask, in workspaces that the user trusts. */
export const registerTools = (services: ToolServices): vscode.Disposable =>
  vscode.Disposable.from(
    ...tools.map((tool) =>
      vscode.lm.registerTool<unknown>(tool.name, {
        prepareInvocation: ({ input }) => ({ invocationMessage: tool.invocation(input) }),
        invoke: async ({ input }) => {
          const text = await answer(services, tool, input);
          return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
        },
      }),
    ),
  );

/** @throws Error with a sentence for the model: that is how VS Code hands on that a tool refuses. */
async function answer(services: ToolServices, tool: Tool, input: unknown): Promise<string> {
  if (!vscode.workspace.isTrusted) throw new Error('The user does not trust this workspace, so it is left alone.');
  const answered = await tool.answer(services, input);
  if (!answered.ok) throw new Error(answered.error);
  return answered.value;
}
