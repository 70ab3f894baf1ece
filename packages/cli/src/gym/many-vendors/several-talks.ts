import { auctionWave } from '@procur/negotiation-engine/auction';
import type { Move } from '@procur/negotiation-engine/history';
import {
  chooseCommitment,
  lastAsk,
  leverageFor,
  type ThreadStanding,
  talkOrder,
  threadReservation,
} from '@procur/negotiation-engine/many-vendors';
import type { Bid } from '@procur/negotiation-engine/outcome-space';
import { noDeal, openBuyerAt, purchase, worthToBuyer } from './purchase-table.ts';
import type { SparringVendor } from './sparring-vendor.ts';

type Thread = {
  readonly id: string;
  readonly vendor: SparringVendor;
  readonly seed: number;
  readonly moves: Move[];
  /** Rounds that were played, calls included: a vendor answers so often and not more. */
  round: number;
  standing: number | null;
  status: ThreadStanding['status'];
  /** Whether the vendor was truthfully told that somebody is ahead; it cannot unhear it. */
  isToldBehind: boolean;
  pace: number;
};

const { rounds } = purchase;
const fallback = { walkAway: noDeal, switchingCost: 0 };

/** The deal of the best of as many separate talks, none of which knows of another. */
export function talkSeparately(vendors: readonly SparringVendor[], seed: number): number {
  return commit(
    seatAll(vendors, seed).map((thread) => {
      while (isOpen(thread)) playRound(thread, { best: null });
      return thread;
    }),
  );
}

/** The deal of one buyer who talks with all vendors and uses what each offers against the others. */
export function talkTogether(vendors: readonly SparringVendor[], seed: number): number {
  const threads = seatAll(vendors, seed);
  finishTogether(threads);
  return commit(threads);
}

/**
 * As the service plays it: an auction where one is held, whose finalists are then talked to side by side and hear when the
 * offer of another is better than their own; the others' offers stay as a reserve.
 */
export function talkAsService(vendors: readonly SparringVendor[], seed: number, rules?: AuctionChoice): number {
  const threads = seatAll(vendors, seed);
  const going = rules ? holdAuction(threads, rules) : threads.map(({ id }) => id);
  const talking = threads.filter(({ id }) => going.includes(id));
  for (let round = 0; round < rounds; round++)
    for (const thread of talking.filter(isOpen)) {
      thread.isToldBehind ||= isBehind(thread, threads);
      playRound(thread, { best: null });
    }
  return commit(threads);
}

function isBehind(thread: Thread, all: readonly Thread[]): boolean {
  const own = offeredBy(thread);
  return own > Number.NEGATIVE_INFINITY && all.some((other) => other.status !== 'ended' && offeredBy(other) > own);
}

export type AuctionChoice = { readonly maximumCalls: number; readonly finalists: number; readonly increment: number };

function seatAll(vendors: readonly SparringVendor[], seed: number): Thread[] {
  return vendors.map((vendor, i) => ({
    ...{ id: String(i), vendor, seed: seed + i, moves: [], round: 0 },
    ...{ standing: null, status: 'open', isToldBehind: false, pace: 0 },
  }));
}

// Rounds in which all talks go side by side, to see who is likely to go furthest.
const firstRounds = 2;

function finishTogether(threads: readonly Thread[]): void {
  for (let round = 0; round < firstRounds; round++)
    for (const thread of threads.filter(isOpen)) playKnowing(thread, threads);
  for (const thread of inOrder(threads))
    while (isOpen(thread) && thread.round < rounds - 1) playKnowing(thread, threads);
  for (const thread of inOrder(threads)) if (isOpen(thread)) playKnowing(thread, threads);
}

function inOrder(threads: readonly Thread[]): readonly Thread[] {
  const order = talkOrder(
    threads.map(({ id, standing, status, seed, moves, round }) => {
      const expected = openBuyerAt(seed).foresee({ moves, round: round + 1 }).lastOffer;
      return { threadId: id, standing, status, ...(expected && { expected }) };
    }),
  );
  return order.flatMap((id) => threads.find((thread) => thread.id === id) ?? []);
}

/** Plays a round that knows what stands elsewhere. */
function playKnowing(thread: Thread, all: readonly Thread[]): void {
  const known = standings(all);
  if (leverageFor(thread.id, known)?.isBehind) thread.isToldBehind = true;
  const elsewhere = threadReservation(thread.id, known, { ...fallback, walkAway: Number.NEGATIVE_INFINITY });
  const best = known.reduce<number | null>(
    (most, { standing }) => (standing === null ? most : Math.max(most ?? standing, standing)),
    null,
  );
  playRound(thread, { elsewhere, best, vendors: all.length });
}

type Knowing = { readonly elsewhere?: number; readonly best: number | null; readonly vendors?: number };

function playRound(thread: Thread, { elsewhere = Number.NEGATIVE_INFINITY, best, vendors = 1 }: Knowing): void {
  const round = thread.round + 1;
  const agent = openBuyerAt(thread.seed, elsewhere);
  const { moves } = thread;
  const bold = round === rounds && best !== null ? agent.demand({ moves, round }, lastAsk(best, vendors)) : null;
  const decision = agent.decide({ moves, round });
  // An acceptance, and an end where something stands, only keep the offer: the commitment comes when all threads are done.
  if (decision.action !== 'offer' && !bold) thread.status = thread.standing === null ? 'ended' : 'agreed';
  else answerTo(thread, bold?.bid ?? decision.bid ?? [], round);
}

function answerTo(thread: Thread, bid: Bid, round: number): void {
  const { moves, vendor, isToldBehind: isBehind, pace } = thread;
  moves.push({ by: 'self', bid, round });
  thread.round = round;
  const answer = vendor.answer(moves.map(fromOtherSide), { round, isBehind, pace });
  if (answer.action === 'accept') agreeOn(thread, bid);
  else if (answer.action === 'offer' && answer.bid) hear(thread, answer.bid, round);
  else [thread.status, thread.standing] = ['ended', null];
}

function agreeOn(thread: Thread, bid: Bid): void {
  thread.status = 'agreed';
  thread.standing = worthToBuyer(bid);
}

function hear(thread: Thread, bid: Bid, round: number): void {
  thread.moves.push({ by: 'other', bid, round });
  const { action } = openBuyerAt(thread.seed).decide({ moves: thread.moves, round, closing: true });
  thread.standing = action === 'accept' ? worthToBuyer(bid) : null;
}

/** Returns the ids of those who go on. */
function holdAuction(threads: readonly Thread[], { increment, ...rules }: AuctionChoice): readonly string[] {
  const out = new Set<string>();
  for (let waves = 0; ; waves++) {
    const ranking = threads
      .toSorted((a, b) => offeredBy(b) - offeredBy(a))
      .map(({ id }) => ({ threadId: id, isIn: !out.has(id) }));
    const wave = auctionWave(ranking, { ...rules, waves });
    if (wave.isOver) return wave.finalists;
    for (const id of wave.called) {
      const thread = threads[Number(id)];
      if (thread && !isImproved(thread, { waves, increment, calls: rules.maximumCalls })) out.add(id);
    }
  }
}

type Call = { readonly waves: number; readonly increment: number; readonly calls: number };

// Sellers of the service answer a call as far along their way as this (`offer-call.ts` in `vendors`).
const sealedShare = 0.75;

function isImproved(thread: Thread, { waves, increment, calls }: Call): boolean {
  const before = offeredBy(thread);
  thread.round += 1;
  thread.isToldBehind ||= waves > 0;
  thread.pace = Math.ceil(rounds * (calls === 1 ? sealedShare : (waves + 1) / (calls + 1)));
  const { moves, round, isToldBehind: isBehind, pace } = thread;
  const { action, bid } = thread.vendor.answer(moves.map(fromOtherSide), { round, isBehind, pace });
  if (action === 'offer' && bid) hear(thread, bid, round);
  return offeredBy(thread) >= before + increment;
}

function offeredBy({ moves, status, standing }: Thread): number {
  if (status === 'agreed' && standing !== null) return standing;
  const last = moves.findLast(({ by }) => by === 'other');
  return last ? worthToBuyer(last.bid) : Number.NEGATIVE_INFINITY;
}

function commit(threads: readonly Thread[]): number {
  const chosen = chooseCommitment(standings(threads), fallback);
  return threads.find(({ id }) => id === chosen)?.standing ?? noDeal;
}

function standings(threads: readonly Thread[]): ThreadStanding[] {
  return threads.map(({ id, standing, status }) => ({ threadId: id, standing, status }));
}

function isOpen({ status, round }: Thread): boolean {
  return status === 'open' && round < rounds;
}

function fromOtherSide(move: Move): Move {
  return { ...move, by: move.by === 'self' ? 'other' : 'self' };
}
