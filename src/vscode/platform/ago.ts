import { t } from '../../l10n/l10n';
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago something happened that may be minutes or hours old, as people say it: "3 min ago". */
export function ago(then: Date, now: Date): string {
  const passed = now.getTime() - then.getTime();
  if (passed < minute) return t`just now`;
  if (passed < hour) return t`${Math.floor(passed / minute).toString()} min ago`;
  return passed < day ? t`${Math.floor(passed / hour)} h ago` : age(then, now);
}

/** The same in days and more: "today", "12 days ago". */
export function age(then: Date, now: Date): string {
  const days = Math.floor((now.getTime() - then.getTime()) / day);
  if (days < 1) return t`today`;
  if (days < 60) return days === 1 ? t`yesterday` : t`${days.toString()} days ago`;
  const months = Math.floor(days / 30);
  return months < 24 ? t`${months.toString()} months ago` : t`${Math.floor(days / 365).toString()} years ago`;
}
