/** Why a thread ended without agreement: stable codes, and the words people read. A vendor's own refusal adds its code. */
const words = {
  NOTHING_WITHIN_THE_MANDATE: 'no offer came within the mandate',
  NOT_A_FINALIST: 'it was not among the finalists, and its offer was not within the mandate',
  ENDED_BY_PERSON: 'a person left the table',
  NO_COMMON_TERMS: 'its terms and the mandate have nothing in common',
  VENDOR_ENDED: 'the vendor left the table',
  VENDOR_DECLINED: 'the vendor declined',
  ANSWER_OVERDUE: 'the vendor did not answer in time',
  AGENT_PROTOCOL: 'the agent of the vendor gave answers that make no sense',
  VENDOR_UNREACHABLE: 'the vendor could not be reached',
  COUNTERPARTY_PROTOCOL: 'the vendor broke the rules of the table',
  EXPIRED: 'the deadline passed',
  CANCELLED: 'the negotiation was cancelled',
} as const;

export type EndReason = keyof typeof words;

export function describeEndReason(code: string): string {
  return isKnown(code) ? words[code] : `the vendor refused: ${code}`;
}

function isKnown(code: string): code is EndReason {
  return Object.hasOwn(words, code);
}
