import type * as vscode from 'vscode';
import type { Analysis, Judgement } from '../../core/analyze';
import type { Surroundings } from '../../core/formats/lens';
import { mentionsOpenMetadata } from '../../core/relevance';
import type { Services } from '../platform/services';
import { settingsFor } from '../platform/settings';
import { isCandidate, nameOf, openDocument } from './documents';
import type { LiveChecks } from './liveChecks';
import type { Nearby } from './nearby';

/** Longer texts are no configuration that anybody wrote, and one parse of them would hold up the whole extension host. */
const maximumLength = 4_000_000;

/** A document that is a configuration of ours: what is in it, and what it was judged by. */
export interface Configuration extends Analysis {
  readonly text: string;
  readonly surroundings: Surroundings;
  readonly judgement: Judgement;
}

/** One analysis per version of a document, shared by every feature. */
export interface Analyses {
  /** The configuration in the document as it is now; undefined if it is none of ours. Never rejects. */
  of(document: vscode.TextDocument): Promise<Configuration | undefined>;
  /** Forgets everything, because something beside the documents changed. */
  clear(): void;
}

interface Entry {
  readonly version: number;
  readonly configuration: Promise<Configuration | undefined>;
}

/** What the analysis of a document depends on besides its text and its settings. */
export interface Sources {
  readonly nearby: Nearby;
  readonly liveChecks: LiveChecks;
}

export function createAnalyses(
  { core, log }: Pick<Services, 'core' | 'log'>,
  { nearby, liveChecks }: Sources,
): Analyses {
  let entries = new WeakMap<vscode.TextDocument, Entry>();
  nearby.onDidChange((document) => {
    entries.delete(document);
  });
  liveChecks.onDidChange((uri) => {
    const document = openDocument(uri);
    if (document !== undefined) entries.delete(document);
  });

  async function analysed(document: vscode.TextDocument): Promise<Configuration | undefined> {
    if (!mightBeOurs(document)) return undefined;
    const text = document.getText();
    const name = nameOf(document.uri);
    try {
      const { analyze, detectLens } = await core();
      const lens = detectLens(name, text);
      if (lens === undefined) return undefined;
      const { openMetadataVersion: release, rules: severities } = settingsFor(document.uri);
      const around = await nearby.of(document, { name, lens, text });
      const surroundings = release === undefined ? around : { ...around, release };
      const judgement = { severities, observed: liveChecks.observed(document.uri) };
      return { ...analyze(lens, text, surroundings, judgement), text, surroundings, judgement };
    } catch (cause) {
      log.error(`${name} could not be analysed.`, cause);
      return undefined;
    }
  }

  async function of(document: vscode.TextDocument): Promise<Configuration | undefined> {
    const known = entries.get(document);
    const entry =
      known?.version === document.version ? known : { version: document.version, configuration: analysed(document) };
    entries.set(document, entry);
    const configuration = await entry.configuration;
    // What was forgotten meanwhile was judged by what is no longer so.
    return entries.get(document) === entry ? configuration : of(document);
  }

  return {
    of,
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
