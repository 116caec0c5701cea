import { dirname, join } from 'node:path';
import { docsUrl, repositoryUrl } from '../../core/docs';
import type { Finding, Fix, Severity } from '../../core/finding';
import { LineIndex } from '../../core/text/lines';
import type { TextRange } from '../../core/text/range';
import type { Checked, CheckedFile } from './checkedFile';
import type { Level, Location, Log, Region, Result, Rule, SarifFix } from './sarifLog';
import { uriFromHere } from './uri';

const levels: Readonly<Record<Severity, Level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** What was found as SARIF 2.1.0, with the rules that found something. */
export function asSarif({ files, core }: Pick<Checked, 'files' | 'core'>): Log {
  const codes = [...new Set(files.flatMap(({ findings }) => findings.map(({ code }) => code)))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'openmetadata-sso', informationUri: repositoryUrl, rules: codes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap((file) => resultsOf(file, codes, core)),
      },
    ],
  };
}

const ruleOf = (code: string): Rule => ({
  id: code,
  shortDescription: { text: code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ') },
  helpUri: docsUrl(code),
});

function resultsOf(checked: CheckedFile, codes: readonly string[], core: Checked['core']): readonly Result[] {
  const lines = new LineIndex(checked.text);
  return checked.findings.map((finding) => {
    const { code, severity, message, range, related, fixes } = finding;
    const others = related.map((place, id) => ({ id, ...relatedLocation(checked, lines, place) }));
    const possible = fixes.flatMap((fix) => fixOf(checked, lines, fix, core));
    return {
      ruleId: code,
      ruleIndex: codes.indexOf(code),
      level: levels[severity],
      message: { text: message },
      locations: [locationIn(checked.file, lines, range)],
      ...(others.length === 0 ? {} : { relatedLocations: others }),
      ...(possible.length === 0 ? {} : { fixes: possible }),
    };
  });
}

const locationIn = (file: string, lines: LineIndex, range: TextRange): Location => ({
  physicalLocation: { artifactLocation: { uri: uriFromHere(file) }, region: regionOf(lines, range) },
});

/** A place in another file is one in a file that was read for this one. */
function relatedLocation(
  { file, surroundings }: CheckedFile,
  lines: LineIndex,
  { file: path, range, message }: Finding['related'][number],
): Location {
  const other = path === undefined ? undefined : surroundings.nearby?.find((nearby) => nearby.path === path);
  const location =
    path === undefined
      ? locationIn(file, lines, range)
      : locationIn(join(dirname(file), path), new LineIndex(other?.text ?? ''), range);
  return { ...location, message: { text: message } };
}

function fixOf(
  { file, lens, text }: CheckedFile,
  lines: LineIndex,
  fix: Fix,
  core: Checked['core'],
): readonly SarifFix[] {
  const edits = core.fixEdits(lens, text, fix);
  if (edits === undefined) return [];
  const replacements = edits.map(({ range, newText }) => ({
    deletedRegion: regionOf(lines, range),
    insertedContent: { text: newText },
  }));
  return [
    {
      description: { text: fix.title },
      artifactChanges: [{ artifactLocation: { uri: uriFromHere(file) }, replacements }],
    },
  ];
}

function regionOf(lines: LineIndex, range: TextRange): Region {
  const [start, end] = [lines.position(range.start), lines.position(range.end)];
  return {
    startLine: start.line + 1,
    startColumn: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
  };
}
