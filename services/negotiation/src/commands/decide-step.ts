import { effectiveMandate } from '@procur/buyer-agent/effective-mandate';
import { elsewhereOf, isCheaperElsewhere } from '@procur/buyer-agent/elsewhere';
import { describeExpectations, expectationsOf } from '@procur/buyer-agent/expectations';
import type { Mandate } from '@procur/buyer-agent/mandate';
import { describeMemory, type RememberedDeal } from '@procur/buyer-agent/memory';
import { type NextStep, nextStep, type StepFacts } from '@procur/buyer-agent/next-step';
import { standingToTell, tellsOfStanding } from '@procur/buyer-agent/standing';
import type { Terms } from '@procur/buyer-agent/terms';
import { isPreparedFor, prepareAgent, type ThreadAgent } from '@procur/buyer-agent/thread-agent';
import { seedOf } from '@procur/buyer-agent/thread-seed';
import type { DecisionBasis } from '@procur/deal-certificate/ledger';
import type { Move } from '@procur/negotiation-engine/history';
import type { Issue } from '@procur/negotiation-engine/issue';
import { AuctionEntrant } from '../database/entities/auction-entrant.ts';
import type { Ports } from '../ports.ts';
import { readMemory } from '../queries/past-deals.ts';
import { readStandings } from './read-standings.ts';
import { purchaseOf, quantityOf, readElsewhere, type Table, yardstickOf } from './read-table.ts';

/** A point at which the buyer's side is to move: what was said so far, and what it knows of itself. */
export type DecisionPoint = {
  readonly issues: readonly Issue[];
  readonly moves: readonly Move[];
  /** The last round that was played. */
  readonly round: number;
  readonly list: Terms;
  readonly standing?: Terms;
  readonly withinAuthority: boolean;
  /** Absent when no person has approved a move above the authority limit. */
  readonly approvedUpTo?: string | undefined;
};

/** Everything a decision is made on, and what the record says of it. */
export type DecisionGround = { readonly facts: StepFacts; readonly basis: DecisionBasis };

/** What was decided, by which agent, on what. */
export type Decision = { readonly step: NextStep; readonly agent: ThreadAgent; readonly basis: DecisionBasis };

type Deciding = Pick<Table, 'negotiation' | 'thread' | 'mandate' | 'agent'>;

/** The next move of a thread, or `undefined` when the mandate leaves nothing to agree on. The one place that asks the engine. */
export async function decideStep(ports: Ports, table: Deciding, at: DecisionPoint): Promise<Decision | undefined> {
  const ground = await readGround(ports, table, at);
  return ground && { step: nextStep(ground.facts), agent: ground.facts.agent, basis: ground.basis };
}

/** What the next move is decided on, or `undefined` when the mandate leaves nothing to agree on. */
export async function readGround(
  ports: Ports,
  table: Deciding,
  at: DecisionPoint,
): Promise<DecisionGround | undefined> {
  const { negotiation, thread, mandate } = table;
  const { mandateVersion } = negotiation;
  const purchase = purchaseOf(negotiation, mandate.mandate);
  const bounded = effectiveMandate(mandate.mandate, purchase, { ...at, charged: at.standing ?? at.list });
  const opened = knownAgent(table, at, bounded);
  const memory = await readMemory(ports.database.em, thread.id);
  const setup = { issues: at.issues, mandate: bounded, worth: mandate.worth, seed: seedOf(thread.id), memory };
  const agent = opened ?? prepareAgent(setup);
  if (!agent) return undefined;
  const agreed = await readElsewhere(ports, table);
  const yardstick = yardstickOf(negotiation, mandate);
  const elsewhere = elsewhereOf(agreed, thread.score, yardstick);
  const { tellsStanding } = bounded;
  const standings = tellsOfStanding(tellsStanding) ? await readStandings(ports, table) : [];
  const own = at.standing && { ...seatOf(thread), terms: at.standing };
  const facts = {
    ...at,
    agent,
    mandate: bounded,
    purchase,
    quantity: quantityOf(negotiation),
    recalled: describeRecalled(memory, thread),
    alternativePrice: elsewhere.alternativePrice,
    hasLowerPriceElsewhere: isCheaperElsewhere(elsewhere, at.standing ?? at.list),
    told: standingToTell(tellsStanding, { own, others: [...agreed, ...standings], yardstick }),
    isReserve: (await ports.database.em.findOne(AuctionEntrant, { threadId: thread.id }))?.status === 'reserve',
  };
  const { withinAuthority, approvedUpTo } = at;
  const known = { mandateVersion, elsewhere: agreed.map(({ threadId }) => threadId), withinAuthority };
  const basis = {
    ...known,
    ...(approvedUpTo !== undefined && { approvedUpTo }),
    ...(standings.length > 0 && { standings: standings.map(({ threadId, offerId }) => ({ threadId, offerId })) }),
  };
  return { facts, basis };
}

function seatOf({ id: threadId, vendorName, score, position }: Deciding['thread']) {
  return { threadId, vendorName, score, position };
}

// The agent that opened the table goes on with the same setup; another mandate, or other charges, make another agent of it.
function knownAgent(
  { negotiation, agent }: Deciding,
  { withinAuthority }: DecisionPoint,
  bounded: Mandate,
): ThreadAgent | undefined {
  const isCurrent = agent?.mandateVersion === negotiation.mandateVersion && agent.withinAuthority === withinAuthority;
  return isCurrent && isPreparedFor(agent.setup, bounded) ? agent.setup : undefined;
}

/** The deals that are remembered and what they let expect, in words; empty when there are none. */
function describeRecalled(
  memory: readonly RememberedDeal[],
  { vendorId, issues }: Deciding['thread'],
): readonly string[] {
  const expected = expectationsOf(memory, issues);
  return [...describeMemory(memory, vendorId), ...(expected ? [describeExpectations(expected)] : [])];
}
