export type AnswerTiming = {
  readonly askedAt: Date;
  /** When the whole negotiation ends; nobody waits longer. */
  readonly tableDeadline: Date | null;
  readonly deadlineMs: number;
  /** How long before the deadline to remind; 0 for never. */
  readonly reminderMs: number;
};

export type AnswerTimes = { readonly dueAt: Date; readonly remindAt: Date | null };

/** Until when a person may answer, and when to remind: never later than the table, and no reminder right after the mail. */
export function answerTimes({ askedAt, tableDeadline, deadlineMs, reminderMs }: AnswerTiming): AnswerTimes {
  const own = askedAt.getTime() + deadlineMs;
  const dueMs = Math.min(own, tableDeadline?.getTime() ?? own);
  const remindMs = dueMs - reminderMs;
  // Less than half of the time gone is no reason to remind anybody.
  const isWorthIt = reminderMs > 0 && remindMs - askedAt.getTime() >= (dueMs - askedAt.getTime()) / 2;
  return { dueAt: new Date(dueMs), remindAt: isWorthIt ? new Date(remindMs) : null };
}
