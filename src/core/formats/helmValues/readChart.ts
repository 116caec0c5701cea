import { everySetting } from '../../catalogue/catalogue';
import { mapRanges } from '../../text/mappedText';
import { parseLines, sliceOf, type Wanted, wantedAt } from '../yaml/slice';
import { type Chart, chartIn } from './chart';

/** What is read of the chart's values: the blocks with settings, the variables of the container, and its image. */
const inChart = wantedAt([
  ...everySetting.flatMap(({ helm = [] }) => helm.map(({ path }) => path.split('.').slice(0, 3))),
  ['extraEnvs'],
  ['image'],
]);

/**
 * The chart in a values file, read from the lines that say something about it. The file may be broken elsewhere: that is
 * not for us to say. Undefined where there is no chart, or it cannot be read.
 */
export function readChart(text: string): Chart | undefined {
  const own = readEntries(text, inChart);
  return own && (chartIn(own.root) ?? chartIn(readEntries(text, () => inChart)?.root));
}

const readEntries = (text: string, wanted: Wanted) =>
  parseLines(text, sliceOf(text, wanted), 'helm', (ranges) => ({ text: mapRanges(text, ranges) }));
