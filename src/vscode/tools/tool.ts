import type * as vscode from 'vscode';
import type { Result } from '../../core/result';
import type { Services } from '../platform/services';
import type { Configurations } from '../workspace/configurations';

/** What tools work with. */
export interface ToolServices extends Pick<Services, 'log'> {
  readonly configurations: Pick<Configurations, 'analyses'>;
  /** Where the extension's own files are. */
  readonly extension: vscode.Uri;
}

/** Something that a language model may ask of the extension; the manifest describes it to the model. */
export interface Tool {
  readonly name: `openmetadata-sso_${string}`;
  /** What the user reads while it runs. */
  invocation(input: unknown): string;
  /**
   * @param input what the model sent, which may be anything
   * @returns text for the model, or a sentence that tells it what was wrong with its question
   */
  answer(services: ToolServices, input: unknown): Promise<Result<string, string>>;
}

/** The text that a model sent under a name; empty if it sent none. */
export function textIn(input: unknown, name: string): string {
  const value: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, name) : undefined;
  return typeof value === 'string' ? value.trim() : '';
}
