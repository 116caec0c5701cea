import type { PlanStep } from '../../../idp/change';
import { numbered, plain } from '../pages/markdown';
import { t } from '../../../l10n/l10n';

type Detail = PlanStep['details'][number];

/** Longer values stand in lines of their own. */
const longestInLine = 60;

/**
 * The steps as a numbered Markdown list in the order in which they run. Under each, what differs: a list by what is
 * added, removed and stays, anything else as before → after.
 */
export const stepList = (steps: readonly PlanStep[]): string => numbered(steps.map(stepText));

const stepText = ({ kind, title, details }: PlanStep): string =>
  [
    kind === 'keep' ? t`${plain(title)} (nothing to do)` : plain(title),
    ...details
      .map(named)
      .flatMap(kind === 'delete' ? lostLines : detailLines)
      .map((line) => `   ${line}`),
  ].join('\n');

/** A setting may be named after something of the provider's, as a connection is. */
const named = (detail: Detail): Detail => ({ ...detail, setting: plain(detail.setting) });

function detailLines(detail: Detail): readonly string[] {
  const { setting, before, after } = detail;
  if (before === undefined) return plainLines(setting, after);
  if (itemsOf(before).length > 1 || itemsOf(after).length > 1) return [`- ${setting}:`, ...listLines(before, after)];
  return before.length + after.length > longestInLine
    ? [`- ${setting}:`, t`  - before: ${plain(before)}`, t`  - after: ${plain(after)}`]
    : [`- ${setting}: ${plain(`${before} → ${after}`)}`];
}

/** What a deleted thing was. */
const lostLines = ({ setting, before }: Detail): readonly string[] =>
  before === undefined ? [] : plainLines(setting, before);

function plainLines(setting: string, value: string): readonly string[] {
  const items = itemsOf(value);
  return items.length > 1
    ? [`- ${setting}:`, ...items.map((item) => `  - ${plain(item)}`)]
    : [`- ${setting}: ${plain(value)}`];
}

function listLines(before: string, after: string): readonly string[] {
  const [old, wanted] = [itemsOf(before), itemsOf(after)];
  return [
    ...wanted.filter((item) => !old.includes(item)).map((item) => t`  - added: ${plain(item)}`),
    ...old.filter((item) => !wanted.includes(item)).map((item) => t`  - removed: ${plain(item)}`),
    ...old.filter((item) => wanted.includes(item)).map((item) => t`  - stays: ${plain(item)}`),
  ];
}

/** A list of names or addresses comes as one line; `none` stands for an empty one. */
function itemsOf(value: string): readonly string[] {
  if (value === t`none`) return [];
  const items = value.split(', ');
  return items.some((item) => item.includes(' ')) ? [value] : items;
}

/** "2 created, 1 changed, 1 kept": the plan at a glance. */
export function summaryOf(steps: readonly PlanStep[]): string {
  const counts = said.map(([kind, say]) => [steps.filter((step) => step.kind === kind).length, say] as const);
  return counts.flatMap(([count, say]) => (count === 0 ? [] : [say(count)])).join(', ');
}

const said: readonly (readonly [PlanStep['kind'], (count: number) => string])[] = [
  ['create', (count) => t`${count} created`],
  ['change', (count) => t`${count} changed`],
  ['delete', (count) => t`${count} deleted`],
  ['keep', (count) => t`${count} kept`],
];

/** Whether applying would change nothing. */
export const changesNothing = (steps: readonly PlanStep[]): boolean => steps.every(({ kind }) => kind === 'keep');
