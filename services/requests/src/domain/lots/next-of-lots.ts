import type { ProcessStage } from '../process-steps.ts';
import type { RequestStatus } from '../request-status.ts';

/** Where one lot is, as far as its request cares. */
export type LotStanding = {
  readonly name: string;
  readonly status: RequestStatus;
  readonly statusReason: string;
  readonly failedStage: ProcessStage | undefined;
  /** Its vendors are known. */
  readonly isFound: boolean;
  /** It has its share of the budget. */
  readonly isAllotted: boolean;
  /** The award of the request gave it to a vendor. */
  readonly isAwarded: boolean;
};

/** What a request that is awarded by lot does next. */
export type NextOfLots =
  | { readonly kind: 'wait' | 'allot' | 'divide' | 'contracted' }
  | { readonly kind: 'fail'; readonly stage: ProcessStage; readonly reason: string };

type Facts = {
  readonly status: RequestStatus;
  readonly allowPartialAward: boolean;
  readonly lots: readonly LotStanding[];
};

/** Decided from where all lots are and nothing else, so that it does not matter in which order that was heard. */
export function nextOfLots(facts: Facts): NextOfLots {
  if (facts.status === 'negotiating') return beforeAward(facts);
  if (facts.status === 'awarded' || facts.status === 'failed') return afterAward(facts);
  return { kind: 'wait' };
}

const ends: readonly RequestStatus[] = ['failed', 'rejected', 'cancelled'];

function beforeAward({ lots, allowPartialAward }: Facts): NextOfLots {
  const [over, alive] = [lots.filter(isOver), lots.filter((lot) => !isOver(lot))];
  if (alive.some(({ isFound }) => !isFound)) return { kind: 'wait' };
  if (alive.length === 0) return failing(over);
  // All or nothing: without vendors for one lot there is nothing to talk about in the others.
  const mayGoOn = allowPartialAward || over.length === 0;
  if (alive.some(({ isAllotted }) => !isAllotted)) return mayGoOn ? { kind: 'allot' } : failing(over);
  if (alive.some(({ status }) => status !== 'award_pending')) return { kind: 'wait' };
  return mayGoOn ? { kind: 'divide' } : failing(over);
}

function afterAward({ status, lots }: Facts): NextOfLots {
  const awarded = lots.filter(({ isAwarded }) => isAwarded);
  if (awarded.length === 0) return { kind: 'wait' };
  if (awarded.every((lot) => lot.status === 'contracted')) return { kind: 'contracted' };
  const failed = awarded.filter(isOver);
  return failed.length > 0 && status === 'awarded' ? failing(failed) : { kind: 'wait' };
}

function isOver({ status }: LotStanding): boolean {
  return ends.includes(status);
}

function failing(lots: readonly LotStanding[]): NextOfLots {
  const stages = lots.map(({ failedStage = 'shortlist' as const }) => failedStage);
  const reason = lots.map(({ name, statusReason }) => `${name}: ${statusReason}`).join('; ');
  return { kind: 'fail', stage: latest(stages), reason };
}

// What is taken up again begins with what came last; `approval` is an exception that was refused, which ends the search.
function latest(stages: readonly ProcessStage[]): ProcessStage {
  const order: readonly ProcessStage[] = ['contract', 'award', 'negotiation'];
  return order.find((stage) => stages.includes(stage)) ?? 'shortlist';
}
