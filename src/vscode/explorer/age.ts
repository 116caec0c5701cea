const day = 24 * 60 * 60 * 1000;

/** How long ago something was, as people say it: "today", "12 days ago". */
export function age(then: Date, now: Date): string {
  const days = Math.floor((now.getTime() - then.getTime()) / day);
  if (days < 1) return 'today';
  if (days < 60) return days === 1 ? 'yesterday' : `${days.toString()} days ago`;
  const months = Math.floor(days / 30);
  return months < 24 ? `${months.toString()} months ago` : `${Math.floor(days / 365).toString()} years ago`;
}
