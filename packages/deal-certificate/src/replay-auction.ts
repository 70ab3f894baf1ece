import { type Entrant, nextWave, type Wave } from '@procur/buyer-agent/auction-wave';
import { checkCall } from '@procur/buyer-agent/mandate-check';
import { phraseCall } from '@procur/buyer-agent/phrase-call';
import { yardstickUnder } from '@procur/buyer-agent/purchase';
import type { Certificate, CertifiedThread } from './certificate.ts';
import { type Difference, differs, type FieldDifference, firstDiffering } from './difference.ts';
import type { LedgerFact } from './ledger.ts';
import type { ReplayContext } from './replay-state.ts';

export type Ranked = Extract<LedgerFact, { kind: 'ranked' }>;
type Called = Extract<LedgerFact, { kind: 'called' }>;

/** Ranks the vendors of an auction again, from the offers that the record says stood, and says what follows for this one. */
export function differenceInRanking(recorded: Ranked, context: ReplayContext): FieldDifference | undefined {
  const { state, thread } = context;
  const wave = waveAgain(recorded, context);
  if (typeof wave === 'string') return differs('auction', recorded.outcome, wave);
  const own = recorded.basis.entrants.find(({ threadId }) => threadId === thread.threadId);
  return firstDiffering([
    // Ranked while an offer of a person, who took this vendor out of the auction, lies before it.
    ['round', recorded.round, state.playedRounds],
    ['waves', recorded.waves, state.ranked ? state.ranked.waves + 1 : 0],
    ['standing offer', own?.offerId, state.lastCounterId],
    // A person who takes the wheel takes a vendor out; nothing brings back one that has left.
    ['still in', own?.isIn === true && !state.isIn, false],
    ['outcome', recorded.outcome, wave.outcomes.get(thread.threadId)],
  ]);
}

/** Whether a call was to be made, and in these words. */
export function differenceInCall(recorded: Called, context: ReplayContext): FieldDifference | undefined {
  const { state, thread, ground } = context;
  const { ranked } = state;
  const mandate = ground.mandates.get(ranked?.basis.mandateVersion ?? 0);
  if (!mandate?.auction || ranked?.outcome !== 'called') return differs('call', 'made', 'none was to be made');
  const wave = waveAgain(ranked, context);
  const isBehind = typeof wave !== 'string' && wave.behind.has(thread.threadId);
  const { round, number } = recorded;
  const { tone, auction: rules } = mandate;
  return firstDiffering([
    ['round', round, state.round + 1],
    ['call', number, state.calls + 1],
    ['is behind', recorded.isBehind, isBehind],
    ['message', recorded.message, phraseCall({ rules, tone, isBehind, quantity: ground.quantity })],
    ['mandate', checkCall(mandate, { round, number }).broken.join(', '), ''],
  ]);
}

/** The wave as it follows from the offers that stood, or in words why none does. */
function waveAgain({ waves, basis }: Ranked, { ground }: ReplayContext): Wave | string {
  const mandate = ground.mandates.get(basis.mandateVersion);
  if (!mandate) return 'nothing: there is no such version of the mandate';
  const entrants = basis.entrants.flatMap(({ threadId, offerId, isIn }): Entrant[] => {
    const table = ground.tables.get(threadId);
    const terms = table?.offers.get(offerId);
    return table && terms ? [{ ...table, threadId, terms, isIn }] : [];
  });
  if (entrants.length < basis.entrants.length) return 'nothing: it rests on an offer that is not in here';
  const yardstick = yardstickUnder(mandate, ground.quantity.value, ground);
  return nextWave({ rules: mandate.auction, waves, entrants, yardstick });
}

/** The first wave that two threads record differently: all vendors are ranked by the same offers at the same time. */
export function differenceBetweenWaves({ threads }: Pick<Certificate, 'threads'>): Difference | undefined {
  const first = new Map<number, string>();
  for (const thread of threads)
    for (const { waves, round, basis } of rankingsOf(thread)) {
      const [recorded, expected] = [JSON.stringify(basis), first.get(waves)];
      first.set(waves, expected ?? recorded);
      const { threadId, vendorName } = thread;
      const found = differs('offers compared', recorded, expected ?? recorded);
      if (expected !== undefined && expected !== recorded) return { threadId, vendorName, round, ...found };
    }
  return undefined;
}

function rankingsOf({ entries }: CertifiedThread): readonly Ranked[] {
  return entries.flatMap(({ fact }) => (fact.kind === 'ranked' ? [fact] : []));
}
