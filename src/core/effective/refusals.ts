import { catalogue, type CatalogueRow } from '../catalogue/catalogue';
import type { Refusal } from './refusal';
import type { Surroundings } from '../formats/lens';
import { type Malformed, malformedYaml } from '../formats/yaml/malformed';
import { substitute } from '../placeholders';
import { schemaFindings } from '../schema/schemaFindings';
import { LineIndex } from '../text/lines';
import { plainText } from '../text/mappedText';
import type { TextRange } from '../text/range';
import type { View } from '../view';
import { passage } from './passage';
import { startRefusals } from './startRefusals';
import { unknownFields } from './unknownFields';
import { wrongValues } from './wrongValues';
import { t } from '../../l10n/l10n';

/**
 * Why the server would not start: it reads all of its file before it looks at any of it, so that a file which is no YAML
 * has no other refusal. What it only stumbles over later, when people sign in, is left to the rules.
 */
export function refusalsOf(view: View, text: string, { environment }: Surroundings): readonly Refusal[] {
  const malformed = malformedIn(view, text, environment);
  if (malformed !== undefined) return [malformed];
  const broken = brokenValues(view, text);
  if (broken.length > 0) return broken;
  const ofChart = ofTheChart(view);
  if (ofChart.length > 0) return ofChart;
  const parsed = [...unknownFields(view), ...passedRows(view, text).flatMap((row) => wrongValues(view, row))];
  return inOrder(parsed.length > 0 ? parsed : startRefusals(view, text));
}

const passedRows = (view: View, text: string): readonly CatalogueRow[] =>
  catalogue.filter((row) => passage(view, text, row) === 'passed');

/** Helm refuses before a server is there that could. */
const ofTheChart = (view: View): readonly Refusal[] =>
  view.vocabulary === 'chart'
    ? schemaFindings(view)
        .filter(({ severity }) => severity === 'error')
        .map(({ message, range }) => ({
          message: `values don't meet the specifications of the schema: ${message}`,
          range,
        }))
    : [];

/** The server parses all of its file; a file of another kind may have parts that are nobody's, or a template's. */
function malformedIn(view: View, text: string, environment: Surroundings['environment']): Refusal | undefined {
  if (view.readable && view.format !== 'server-yaml') return undefined;
  const source = view.vocabulary === 'server' ? substitute(text, environment, 'unknown').text : plainText(text);
  const malformed = view.format === 'env-file' ? undefined : malformedYaml(source);
  if (malformed !== undefined) return { message: malformedMessage(text, malformed), range: malformed.range };
  if (view.readable) return undefined;
  return { message: t`No sign-in configuration can be read in this file.`, range: { start: 0, end: 0 } };
}

function malformedMessage(text: string, { range, problem }: Malformed): string {
  return `Malformed YAML at ${placeOf(text, range)}; ${problem}`;
}

/** Each is pasted into the configuration, and spoils the whole of it. */
const brokenValues = (view: View, text: string): readonly Refusal[] =>
  inOrder(
    catalogue.flatMap(({ key, env, path }) => {
      const { broken, range = view.heading } = view.get(key);
      return broken === undefined
        ? []
        : [{ message: `Malformed YAML at ${placeOf(text, range)}; the value of ${env ?? path ?? key}`, range }];
    }),
  );

function placeOf(text: string, { start }: TextRange): string {
  const { line, column } = new LineIndex(text).position(start);
  return `line: ${(line + 1).toString()}, column: ${(column + 1).toString()}`;
}

const inOrder = (refusals: readonly Refusal[]): readonly Refusal[] =>
  refusals.toSorted((a, b) => a.range.start - b.range.start);
