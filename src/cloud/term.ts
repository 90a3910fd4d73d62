/** The same day of the month `months` later, or the last day of a month that is too short. Milliseconds in, out. */
export function addMonths(ms: number, months: number): number {
  const from = new Date(ms);
  const target = from.getUTCFullYear() * 12 + from.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(Math.floor(target / 12), (target % 12) + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), lastDay);
  const midnight = Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate());
  return Date.UTC(Math.floor(target / 12), target % 12, day) + (ms - midnight);
}
