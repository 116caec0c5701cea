import type { SettingKey } from '../../catalogue/catalogue';
import type { Severity } from '../../finding';
import type { View } from '../../view';
import type { Report } from '../rule';
import { anchor, enumerate, isMissing, isWritten, milder, nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** Settings that something needs together. */
export interface Demand {
  readonly keys: readonly SettingKey[];
  /** What needs them: "SAML sign-in". It begins a message. */
  readonly subject: string;
  /** What happens without the ones that are missing, up to and including "without". */
  readonly effect: (missing: readonly SettingKey[]) => string;
  readonly severity: (missing: readonly SettingKey[]) => Severity;
  /** Where to point at what the file leaves out. */
  readonly anchors: readonly SettingKey[];
  /** What counts as missing, where blank is not all. */
  readonly isMissing?: (view: View, key: SettingKey) => boolean;
}

/** One report for each setting that is empty, and one for all that the file leaves out and another may hold. */
export function unmet(view: View, demand: Demand): readonly Report[] {
  const { subject, effect, severity } = demand;
  const missing = demand.keys.filter((key) => (demand.isMissing ?? isMissing)(view, key));
  const empty = missing.filter((key) => isWritten(view.get(key)));
  const absent = missing.filter((key) => !isWritten(view.get(key)));
  const reports = empty.map((key): Report => ({
    at: view.get(key),
    severity: severity([key]),
    message: t`${nameOf(view, key)} is empty, and ${effect([key])} it. Fill it in.`,
  }));
  if (absent.length === 0) return reports;
  const names = enumerate(absent.map((key) => nameOf(view, key)));
  return [
    ...reports,
    {
      at: anchor(view, ...demand.anchors),
      severity: view.partial ? milder(severity(absent)) : severity(absent),
      message:
        absent.length > 1
          ? t`${subject} needs ${names}, and ${effect(absent)} them. Add what is missing.`
          : t`${subject} needs ${names}, and ${effect(absent)} it. Add what is missing.`,
    },
  ];
}
