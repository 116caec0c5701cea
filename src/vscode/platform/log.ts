import * as vscode from 'vscode';
import { redact } from './redact';

/** The output channel of the extension. Nothing reaches it that `redact` knows as a secret. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  /** `cause` is what was caught, if anything was: its stack is logged as well. */
  warn(message: string, cause?: unknown): void;
  error(message: string, cause?: unknown): void;
  /** From now on this value is masked wherever it occurs. */
  addSecret(value: string): void;
  /** The text as the log would have it: without secrets. */
  redacted(text: string): string;
  show(): void;
  dispose(): void;
}

export function createLog(): Log {
  const channel = vscode.window.createOutputChannel('OpenMetadata SSO', { log: true });
  const secrets = new Set<string>();
  const clean = (message: string, cause?: unknown): string =>
    redact(cause === undefined ? message : `${message} ${described(cause)}`, secrets);
  return {
    debug: (message) => {
      channel.debug(clean(message));
    },
    info: (message) => {
      channel.info(clean(message));
    },
    warn: (message, cause) => {
      channel.warn(clean(message, cause));
    },
    error: (message, cause) => {
      channel.error(clean(message, cause));
    },
    addSecret: (value) => {
      secrets.add(value);
    },
    redacted: (text) => clean(text),
    show: () => {
      channel.show();
    },
    dispose: () => {
      channel.dispose();
    },
  };
}

const described = (cause: unknown): string => (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
