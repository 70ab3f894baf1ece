/** What decides when goods arrive. Days are YYYY-MM-DD. */
export type DeliveryFacts = {
  readonly orderDay: string;
  /** Calendar days from order to delivery. */
  readonly leadTimeDays: number;
  /** Public holidays at the place of delivery, on which nobody receives goods. */
  readonly holidays?: ReadonlySet<string>;
};

const dayMs = 86_400_000;

/** The first working day (Monday to Friday, no holiday) on or after the lead time has passed. */
export function deliveryDate({ orderDay, leadTimeDays, holidays = new Set() }: DeliveryFacts): string {
  let day = Date.parse(`${orderDay}T00:00:00Z`) + leadTimeDays * dayMs;
  while (isDayOff(day, holidays)) day += dayMs;
  return calendarDay(day);
}

/** Whole days from one calendar day to another; negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

export function isCalendarDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isFinite(time) && calendarDay(time) === text;
}

function isDayOff(timeMs: number, holidays: ReadonlySet<string>): boolean {
  const weekday = new Date(timeMs).getUTCDay();
  return weekday === 0 || weekday === 6 || holidays.has(calendarDay(timeMs));
}

function calendarDay(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}
