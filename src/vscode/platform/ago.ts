/** How long ago something happened that is minutes or hours old, as people say it: "3 min ago". */
export function ago(then: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes.toString()} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours.toString()} h ago`;
  const days = Math.floor(hours / 24);
  return days === 1 ? 'yesterday' : `${days.toString()} days ago`;
}
