/** A call for the vendor's best offer in an auction. All that is said of the others is whether somebody is ahead. */
export type OfferCall = {
  readonly kind: 'english' | 'sealed';
  /** By how many per cent an offer must be better than the vendor's own last one for it to stay in. */
  readonly incrementPercent: string;
  /** Which call to this vendor it is, from 1. */
  readonly number: number;
  readonly maximumCalls: number;
  readonly isBehind: boolean;
};

/** What the buyer says, with an offer, of where the vendor's last one stands. */
export type ToldStanding = 'leading' | 'behind';

/** A round with what was said in it of the others. */
export type CalledRound = {
  /** Absent where the vendor was made an offer. */
  readonly call?: OfferCall | null | undefined;
  /** Absent where nothing was said. */
  readonly standing?: string | null | undefined;
};

// Where there is one word only, three quarters of the way is as far as a seller goes that still expects talks about terms.
const sealedShare = 0.75;

/**
 * The round of the talks at which a seller answers: a call asks for more than the round it takes, and what was answered to
 * it is not taken back later.
 */
export function paceOf(round: number, past: readonly CalledRound[], maximumRounds: number): number {
  const called = past.flatMap(({ call }) => (call ? [Math.ceil(shareOf(call) * maximumRounds)] : []));
  return Math.min(maximumRounds, Math.max(round, ...called));
}

/** Whether the vendor has been told that somebody is ahead. */
export function isToldBehind(past: readonly CalledRound[]): boolean {
  return past.some(({ call, standing }) => call?.isBehind === true || standing === 'behind');
}

function shareOf({ kind, number, maximumCalls }: OfferCall): number {
  return kind === 'sealed' ? sealedShare : number / (maximumCalls + 1);
}
