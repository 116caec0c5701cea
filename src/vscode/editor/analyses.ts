import type * as vscode from 'vscode';
import type { Analysis } from '../../core/analyze';
import { mentionsOpenMetadata } from '../../core/relevance';
import type { Services } from '../platform/services';
import { settingsFor } from '../platform/settings';
import { documentName, isCandidate } from './documents';

/** Longer texts are no configuration that anybody wrote, and one parse of them would hold up the whole extension host. */
const maximumLength = 4_000_000;

/** One analysis per version of a document, shared by every feature. */
export interface Analyses {
  /** The analysis of the document as it is now; undefined if it is not a configuration of ours. Never rejects. */
  of(document: vscode.TextDocument): Promise<Analysis | undefined>;
  /** Forgets everything, because something beside the documents changed. */
  clear(): void;
}

interface Entry {
  readonly version: number;
  readonly analysis: Promise<Analysis | undefined>;
}

export function createAnalyses({ core, log }: Pick<Services, 'core' | 'log'>): Analyses {
  let entries = new WeakMap<vscode.TextDocument, Entry>();

  async function analyzed(document: vscode.TextDocument): Promise<Analysis | undefined> {
    if (!mightBeOurs(document)) return undefined;
    const text = document.getText();
    const name = documentName(document);
    const release = settingsFor(document.uri).openMetadataVersion;
    try {
      const { analyze, detectLens } = await core();
      const lens = detectLens(name, text);
      return lens && analyze(lens, text, release === undefined ? {} : { release });
    } catch (cause) {
      log.error(`${name} could not be analysed.`, cause);
      return undefined;
    }
  }

  return {
    of(document) {
      const known = entries.get(document);
      if (known?.version === document.version) return known.analysis;
      const entry = { version: document.version, analysis: analyzed(document) };
      entries.set(document, entry);
      return entry.analysis;
    },
    clear() {
      entries = new WeakMap();
    },
  };
}

/**
 * Whether the document, or the lines of `range`, may make it one of ours: decided without a parser, so that a document
 * which is not ours costs one regular expression.
 */
export function mightBeOurs(document: vscode.TextDocument, range?: vscode.Range): boolean {
  if (!isCandidate(document)) return false;
  const text = document.getText(range);
  return text.length <= maximumLength && mentionsOpenMetadata(text);
}
