import { Console } from 'node:console';
import { cpus, loadavg } from 'node:os';
import type { Measure } from './measure';

/** What a run came to, in the form that is printed as JSON. */
export interface Report {
  readonly peer: string;
  readonly machine: { readonly node: string; readonly cpu: string; readonly cores: number; readonly load: number };
  readonly measures: readonly (Measure & { readonly ratio?: number; readonly reached?: boolean })[];
  /** What could not be measured here, and why. */
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

export function reportOf(peer: string, measures: readonly Measure[], skipped: Report['skipped']): Report {
  const [first] = cpus();
  const machine = { node: process.version, cpu: first?.model ?? '', cores: cpus().length, load: loadavg()[0] ?? 0 };
  return { peer, machine, measures: measures.map(judged), skipped };
}

function judged({ ours, theirs, ...measure }: Measure): Report['measures'][number] {
  const ratio = theirs === undefined ? undefined : ours / theirs;
  const { atMost, atMostOfTheirs } = measure.wanted ?? {};
  const within = (value: number | undefined, limit: number | undefined): boolean =>
    value === undefined || limit === undefined || value <= limit;
  return {
    ...measure,
    ours: rounded(ours),
    ...(theirs === undefined ? {} : { theirs: rounded(theirs) }),
    ...(ratio === undefined ? {} : { ratio: rounded(ratio) }),
    ...(measure.wanted === undefined ? {} : { reached: within(ours, atMost) && within(ratio, atMostOfTheirs) }),
  };
}

const rounded = (value: number): number => Number(value.toPrecision(3));

/** The report for people, on standard error: standard output is for programs. */
export function printTable({ measures, skipped, peer, machine }: Report): void {
  const people = new Console(process.stderr, process.stderr);
  people.error(
    `\n${machine.cpu}, ${machine.cores.toString()} cores, load ${machine.load.toFixed(1)}, Node ${machine.node}`,
  );
  const rows = measures.map(({ name, unit, ours, theirs, ratio, wanted, reached, peer: other }) => [
    name,
    {
      unit,
      ours,
      [peer]: theirs === undefined ? '' : other === undefined ? theirs : `${theirs.toString()} (${other})`,
      ratio: ratio === undefined ? '' : `1/${(1 / ratio).toFixed(1)}`,
      wanted: wantedText(wanted),
      reached: reached === undefined ? '' : reached ? 'yes' : 'no',
    },
  ]);
  people.table(Object.fromEntries(rows));
  for (const { name, reason } of skipped) people.error(`Not measured: ${name}. ${reason}`);
}

const wantedText = ({ atMost, atMostOfTheirs }: Measure['wanted'] = {}): string =>
  [atMost === undefined ? [] : `≤ ${atMost.toString()}`, atMostOfTheirs ? `≤ 1/${(1 / atMostOfTheirs).toFixed(0)}` : []]
    .flat()
    .join(', ');
