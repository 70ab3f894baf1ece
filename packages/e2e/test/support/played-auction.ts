import { auctionRules } from '@procur/buyer-agent/auction-rules';
import { nextWave, staysIn } from '@procur/buyer-agent/auction-wave';
import type { Yardstick } from '@procur/buyer-agent/award';
import type { Mandate } from '@procur/buyer-agent/mandate';
import { openingIssues } from '@procur/buyer-agent/opening-issues';
import { phraseCall } from '@procur/buyer-agent/phrase-call';
import { standingWords } from '@procur/buyer-agent/phrase-standing';
import { purchaseUnder } from '@procur/buyer-agent/purchase';
import { standingToTell } from '@procur/buyer-agent/standing';
import { toTerms } from '@procur/buyer-agent/table-terms';
import { termWorth } from '@procur/buyer-agent/term-worth';
import type { Terms } from '@procur/buyer-agent/terms';
import type { Issue } from '@procur/negotiation-engine/issue';
import { type Outcome, toBid, toOutcome } from '@procur/negotiation-engine/outcome-space';
import { Decimal } from 'decimal.js';
import type { Guardrails } from '../../../../services/vendors/src/domain/guardrails.ts';
import { answerCall } from '../../../../services/vendors/src/domain/selling/answer-call.ts';
import { answerOffer, type PastRound } from '../../../../services/vendors/src/domain/selling/answer-offer.ts';
import { setUpTable } from '../../../../services/vendors/src/domain/selling/table-setup.ts';

/** The private sides of an auction. */
export type AuctionDraw = {
  readonly kind: 'english' | 'sealed';
  readonly mandate: Mandate;
  /** One for each vendor. */
  readonly guardrails: readonly Guardrails[];
};

/** One thing that was said or concluded, in order; `by` is a vendor's place, or the buyer's. */
export type AuctionEntry = {
  readonly by: number | 'buyer';
  /** The vendor that is told; absent for what stays in the house. */
  readonly to?: number;
  readonly text: string;
};

const quantity = { value: '150', unitCode: 'EA' };
const vendor = {
  priceTiers: [{ minimumQuantity: '1', unitPrice: '40', currencyCode: 'JPY' }],
  leadTimeDays: 0,
  paymentTerms: ['NET30', 'NET60'],
  supportLevels: [],
};

/** Plays the auction of `negotiation` with the sellers of `vendors`, as the two services would. */
export function playAuction({ kind, mandate, guardrails }: AuctionDraw): readonly AuctionEntry[] {
  const rules = auctionRules({ kind }, mandate.maximumRounds);
  if (!rules) return [];
  const log: AuctionEntry[] = [];
  const asked = openingIssues(mandate, { listUnitPrice: '40', ...vendor });
  const { issues, listOffer } = setUpTable(asked, vendor, new Decimal(quantity.value));
  const list = toTerms(issues, toBid(issues, listOffer));
  const worth = termWorth(mandate, '40', { costOfCapitalPercent: 8 });
  const yardstick = { purchase: purchaseUnder(mandate, quantity.value), worth, scoreWorth: '4' };
  const seats = guardrails.map((_, i) => ({ past: [] as PastRound[], terms: list, isIn: true, score: 0.5 + i / 10 }));
  for (let waves = 0; ; waves++) {
    const entrants = seats.map(({ terms, isIn, score }, position) => {
      return { threadId: String(position), vendorName: String(position), position, terms, isIn, score };
    });
    const wave = nextWave({ rules, waves, entrants, yardstick });
    log.push({ by: 'buyer', text: JSON.stringify([...wave.outcomes, ...wave.behind]) });
    if (wave.isOver) return [...log, ...playTalks({ mandate, issues, listOffer, seats, guardrails, yardstick })];
    for (const [i, seat] of seats.entries()) {
      if (wave.outcomes.get(String(i)) !== 'called') continue;
      const [number, isBehind] = [seat.past.length + 1, wave.behind.has(String(i))];
      const call = {
        kind,
        incrementPercent: rules.incrementPercent,
        number,
        maximumCalls: rules.maximumCalls,
        isBehind,
      };
      const message = phraseCall({ rules, tone: mandate.tone, isBehind, quantity });
      log.push({ by: 'buyer', to: i, text: JSON.stringify({ ...call, message }) });
      const facts = { threadId: `thread-${i}`, issues, listOffer, maximumRounds: mandate.maximumRounds };
      const answer = answerCall({ ...facts, guardrails: guardrails[i] }, seat.past, { round: number, call });
      log.push({ by: i, text: JSON.stringify(answer) });
      seat.past.push({ round: number, call, counterOffer: answer.counterOffer });
      const after: Terms | undefined = answer.counterOffer && toTerms(issues, toBid(issues, answer.counterOffer));
      seat.isIn = after !== undefined && staysIn(rules, yardstick, { before: seat.terms, after });
      seat.terms = after ?? seat.terms;
    }
  }
}

type Talks = Pick<AuctionDraw, 'mandate' | 'guardrails'> & {
  readonly issues: readonly Issue[];
  readonly listOffer: Outcome;
  readonly seats: readonly { readonly past: PastRound[]; terms: Terms; readonly score: number }[];
  readonly yardstick: Yardstick;
};

// The buyer asks for the same in every round, so that all that passes from one vendor to another is where it stands.
function playTalks({ mandate, issues, listOffer, seats, guardrails, yardstick }: Talks): readonly AuctionEntry[] {
  const asked = toOutcome(
    issues,
    issues.map(() => 0),
  );
  const { maximumRounds, tone } = mandate;
  return Array.from({ length: maximumRounds }).flatMap((_, i) => {
    const said = seats.map(({ terms, score }, position) => {
      return { threadId: String(position), vendorName: String(position), position, terms, score };
    });
    return seats.flatMap((seat, place): AuctionEntry[] => {
      const round = seat.past.length + 1;
      const last = seat.past.at(-1);
      if (round > maximumRounds || (i > 0 && !last?.counterOffer)) return [];
      const others = said.filter(({ position }) => position !== place);
      const standing = standingToTell('behind-or-leading', { own: said[place], others, yardstick }) ?? null;
      const words = standing && standingWords[standing][tone];
      const facts = { threadId: `thread-${place}`, issues, listOffer, maximumRounds, guardrails: guardrails[place] };
      const answer = answerOffer(facts, seat.past, { round, terms: asked, standing });
      seat.past.push({ round, buyerOffer: asked, standing, counterOffer: answer.counterOffer });
      if (answer.counterOffer) seat.terms = toTerms(issues, toBid(issues, answer.counterOffer));
      return [
        { by: 'buyer', to: place, text: JSON.stringify({ number: `talk ${round}`, isBehind: standing, words }) },
        { by: place, text: JSON.stringify(answer) },
      ];
    });
  });
}
