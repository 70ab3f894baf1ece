import type { Agent } from '@procur/negotiation-engine/agent';
import { type AuctionState, afterAnswer, nextCall } from '@procur/negotiation-engine/auction';
import { type BuyerSetup, openBuyer } from '@procur/negotiation-engine/buyer';
import type { Move } from '@procur/negotiation-engine/history';
import {
  chooseCommitment,
  leverageFor,
  type ThreadStanding,
  threadReservation,
} from '@procur/negotiation-engine/many-vendors';
import { personalityNames } from '@procur/negotiation-engine/personality';
import { type Random, seededRandom } from '@procur/negotiation-engine/random';
import { buyerSetup, s12, sellerSetup } from '@procur/negotiation-engine/reference-cases';
import { openSeller, type SellerSetup } from '@procur/negotiation-engine/seller';

/** How one buyer fares with several vendors at once, against the best of as many separate talks. */
export type ManyVendorsResult = {
  readonly vendors: number;
  /** Mean utility to the buyer of the deal, negotiated together and as the best of separate talks. */
  readonly together: number;
  readonly separate: number;
  readonly tables: number;
};

const CALL = process.env.CALL === "1"; const tables = 60;
const fallback = { switchingCost: 0.01 };

/** Plays tables of two to five vendors with different floors and personalities. */
export function playManyVendors(seed: number): ManyVendorsResult[] {
  const random = seededRandom(seed);
  return [2, 3, 4, 5].map((vendors) => {
    const played = Array.from({ length: tables }, (_, i) => playTable(vendors, { seed: seed + i, random }));
    const mean = (of: (table: Table) => number) => played.reduce((sum, table) => sum + of(table), 0) / tables;
    return { vendors, tables, together: mean((table) => table.together), separate: mean((table) => table.separate) };
  });
}

type Table = { readonly together: number; readonly separate: number };

function playTable(vendors: number, { seed, random }: { seed: number; random: Random }): Table {
  const buyer = buyerSetup(s12, seed);
  const sellers = Array.from({ length: vendors }, (_, i): SellerSetup => {
    const personality = personalityNames[Math.floor(random() * personalityNames.length)] ?? 'strategic';
    return sellerSetup({ ...s12, floorPrice: `${1020 + Math.floor(random() * 90)}.00` }, personality, seed + i);
  });
  return { together: run(buyer, sellers, true), separate: run(buyer, sellers, false) };
}

type Thread = {
  readonly seller: SellerSetup;
  readonly moves: Move[];
  standing: number | null;
  status: ThreadStanding['status'];
};

/** One table: every thread moves once a round, then one commitment. Without `coordinated` the threads know nothing of each other. */
function run(buyer: BuyerSetup, sellers: readonly SellerSetup[], coordinated: boolean): number {
  const threads = sellers.map((seller): Thread => ({ seller, moves: [], standing: null, status: 'open' }));
  const alone = openBuyer(buyer);
  for (let round = 1; round <= s12.rounds; round++) {
    threads.forEach((thread, i) => {
      if (thread.status !== 'open') return;
      const known = standings(threads);
      const alternative = threadReservation(String(i), known, { ...fallback, walkAway: Number.NEGATIVE_INFINITY });
      const agent = coordinated && Number.isFinite(alternative) ? openBuyer({ ...buyer, alternative }) : alone;
      const isBehind = coordinated && leverageFor(String(i), known)?.isBehind === true;
      step(thread, { agent, round, competition: isBehind ? 1 : 0 });
    });
  }
  if (coordinated && CALL) callFinalists(alone, threads);
  const walkAway = 0;
  const chosen = chooseCommitment(standings(threads), { ...fallback, walkAway });
  return chosen === null ? walkAway : (threads[Number(chosen)]?.standing ?? walkAway);
}

function step(
  thread: Thread,
  { agent, round, competition }: { agent: Agent; round: number; competition: number },
): void {
  const { action, bid } = agent.decide({ moves: thread.moves, round });
  // An acceptance only holds the offer: the commitment comes when all threads are done.
  if (action === 'accept') thread.status = 'agreed';
  if (action === 'end') thread.status = thread.standing === null ? 'ended' : 'agreed';
  if (action !== 'offer' || !bid) return;
  const seller = openSeller({ ...thread.seller, situation: { ...thread.seller.situation, competition } });
  const theirs = thread.moves.map((move): Move => ({ ...move, by: move.by === 'self' ? 'other' : 'self' }));
  const answer = seller.decide({ moves: [...theirs, { by: 'other', bid, round }], round });
  thread.moves.push({ by: 'self', bid, round });
  if (answer.action === 'accept') thread.status = 'agreed';
  if (answer.bid) {
    thread.moves.push({ by: 'other', bid: answer.bid, round });
    thread.standing = standingOf(agent, thread.moves, round);
  }
}

const rules = { increment: 0.01, finalists: 1 };

/** After the rounds those who have an offer on the table are asked to beat the best one, until only one is left. */
function callFinalists(agent: Agent, threads: readonly Thread[]): void {
  const known = standings(threads).filter(({ standing }) => standing !== null);
  const leading = known.toSorted((a, b) => (b.standing as number) - (a.standing as number))[0];
  if (!leading) return;
  let state: AuctionState = {
    active: known.map(({ threadId }) => threadId),
    leader: { threadId: leading.threadId, utility: leading.standing as number },
  };
  for (let call = nextCall(state, rules); call; call = nextCall(state, rules)) {
    const thread = threads[Number(call.threadId)] as Thread;
    const offered = beat(agent, thread, call.mustReach);
    if (offered !== null) thread.standing = offered;
    state = afterAnswer(state, call, offered);
  }
}

function beat(agent: Agent, { moves, seller }: Thread, mustReach: number): number | null {
  const round = s12.rounds;
  const asked = agent.demand({ moves, round }, mustReach);
  if (!asked) return null;
  const theirs = moves.map((move): Move => ({ ...move, by: move.by === 'self' ? 'other' : 'self' }));
  // Whoever is called is behind, and is told so.
  const behind = openSeller({ ...seller, situation: { ...seller.situation, competition: 1 } });
  const answer = behind.decide({ moves: [...theirs, { by: 'other', bid: asked.bid, round }], round });
  return answer.action === 'accept' ? asked.own : null;
}

/** The utility of their last offer if the buyer's mandate lets it be taken. */
function standingOf(agent: Agent, moves: readonly Move[], round: number): number | null {
  const { explanation, action } = agent.decide({ moves, round, closing: true });
  return action === 'accept' ? explanation.acceptance.offered : null;
}

function standings(threads: readonly Thread[]): ThreadStanding[] {
  return threads.map(({ standing, status }, i) => ({ threadId: String(i), standing, status }));
}
for (const seed of [1]) console.log(process.env.CALL, playManyVendors(seed).map(r=>[r.vendors, r.together.toFixed(4), r.separate.toFixed(4), ((r.together/r.separate-1)*100).toFixed(1)+"%"].join(" ")).join(" | "))
