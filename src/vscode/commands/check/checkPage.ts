import type { CheckOutcome, Fault } from '../../../idp/check';
import type { CheckReport } from '../../../provisioning/checks/checkSignIn';
import { isFailure } from '../../../provisioning/checks/standingFaults';
import { momentText } from '../../platform/inLanguage';
import { list, page, plain } from '../pages/markdown';
import { t } from '../../../l10n/l10n';

/** What every check came to, as a page to read, in Markdown. Holds no secret. */
export function checkPage(name: string, { outcomes, inspection, at }: CheckReport): string {
  const sentences = (state: CheckOutcome['state']): readonly string[] =>
    outcomes.filter((outcome) => outcome.state === state).map(sentence);
  const faults = outcomes.flatMap((outcome) => (outcome.state === 'failed' ? [outcome.fault] : []));
  const words = (wanted: boolean): readonly string[] =>
    faults.filter(({ severity }) => isFailure({ severity }) === wanted).map(faultText);
  return page([
    t`# Sign-in checks of ${plain(name)}`,
    t`At ${momentText(at)}. Nothing was changed, and no token was issued to anybody.`,
    inspection.done
      ? t`Checked from outside, and with admin rights at ${plain(inspection.server)}.`
      : t`Checked from outside only. ${plain(inspection.reason)}`,
    ...section(t`Failed`, words(true)),
    ...section(t`Worth knowing`, words(false)),
    ...section(t`Passed`, sentences('passed')),
    ...section(t`Skipped`, sentences('skipped')),
  ]);
}

const section = (heading: string, sentences: readonly string[]): readonly string[] =>
  sentences.length === 0 ? [] : [`## ${heading} (${sentences.length.toString()})`, list(sentences.map(plain))];

function sentence(outcome: CheckOutcome): string {
  switch (outcome.state) {
    case 'passed':
      return outcome.proven;
    case 'failed':
      return faultText(outcome.fault);
    case 'skipped':
      return `${outcome.reason} (${outcome.code})`;
  }
}

const faultText = ({ message, code }: Fault): string => `${message} (${code})`;
