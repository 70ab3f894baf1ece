import type { EntityManager } from '@mikro-orm/postgresql';
import type { Database } from '@procur/service-kit/database';
import { isUuid } from '@procur/service-kit/ids';
import { cutPage, orderedKey, type Page, type PageCut, type PageRequest, toPage } from '@procur/service-kit/paging';
import { HeldMove } from '../database/entities/held-move.ts';
import { Negotiation } from '../database/entities/negotiation.ts';
import { Thread } from '../database/entities/thread.ts';
import { isApprover, type Person } from '../domain/held-move.ts';
import type { HeldMoveRow, NegotiationRow, ThreadRow } from './negotiation-view.ts';

export type HeldMoveOrder = 'expiring-first' | 'newest-first';

export type HeldMoveFilter = PageRequest & {
  readonly organisationId: string;
  readonly order: HeldMoveOrder;
  /** Only moves that this role may decide. */
  readonly approverRole: string | undefined;
  /** Only moves that the caller may decide. */
  readonly decidableByCaller: boolean;
  /** Empty for all. */
  readonly negotiationId: string;
};

/** A move that waits, and where it stands. */
export type WaitingMove = {
  readonly move: HeldMoveRow;
  readonly negotiation: NegotiationRow;
  readonly thread: ThreadRow;
  readonly isDecidableByCaller: boolean;
};

/** The moves above the authority limit that wait for a person, over all negotiations of an organisation. */
export function listHeldMoves({ database }: { readonly database: Database }) {
  return async (caller: Person, filter: HeldMoveFilter): Promise<Page<WaitingMove>> => {
    const { order } = filter;
    const cut = cutPage(filter, orderedKey(order));
    return await database.read(async (em) => {
      const moves = await findMoves(em, caller, { filter, cut });
      const { rows, nextPageToken } = toPage(moves, cut, (move) => [order, timeOf(move, order), move.id] as const);
      return { rows: await inTheirPlace(em, caller, rows), nextPageToken };
    });
  };
}

type Search = { readonly filter: HeldMoveFilter; readonly cut: PageCut<readonly [HeldMoveOrder, number, string]> };

// Milliseconds, as in the token: a comparison in microseconds would show the last move of a page again.
const timeColumns: Readonly<Record<HeldMoveOrder, string>> = {
  'expiring-first': "date_trunc('milliseconds', expires_at)",
  'newest-first': "date_trunc('milliseconds', requested_at)",
};

async function findMoves(em: EntityManager, caller: Person, { filter, cut }: Search): Promise<readonly HeldMoveRow[]> {
  const [direction, comparison] = filter.order === 'expiring-first' ? ['asc', '>'] : ['desc', '<'];
  const column = timeColumns[filter.order];
  const conditions = [...conditionsOf(caller, filter), ...after(cut, `(${column}, id) ${comparison}`)];
  const sql = `select id from held_moves where ${conditions.map(([text]) => text).join(' and ')}
    order by ${column} ${direction}, id ${direction} limit ?`;
  const values = [...conditions.flatMap(([, ...given]) => given), cut.limit];
  const found = await em.execute<{ readonly id: string }[]>(sql, values);
  const moves = await em.find(HeldMove, { id: { $in: found.map(({ id }) => id) } });
  return found.flatMap(({ id }) => moves.find((move) => move.id === id) ?? []);
}

/** A piece of SQL and its values. */
type Condition = readonly [sql: string, ...values: readonly unknown[]];

function conditionsOf(
  { subject, roles }: Person,
  { organisationId, approverRole, decidableByCaller, negotiationId }: HeldMoveFilter,
): readonly Condition[] {
  const oneOf = (names: readonly string[]): Condition => [
    'exists (select 1 from jsonb_array_elements_text(approver_roles) role where cast(? as jsonb) @> to_jsonb(role))',
    JSON.stringify(names),
  ];
  return [
    ["organisation_id = ? and status = 'pending'", organisationId],
    ...(approverRole === undefined ? [] : [oneOf([approverRole])]),
    ...(decidableByCaller
      ? [oneOf(roles), ['not excluded_approvers @> cast(? as jsonb)', JSON.stringify([subject])] as const]
      : []),
    // What is no id at all is the id of no negotiation.
    ...(negotiationId === ''
      ? []
      : [isUuid(negotiationId) ? (['negotiation_id = ?', negotiationId] as const) : (['false'] as const)]),
  ];
}

function after({ after: key }: Search['cut'], comparison: string): readonly Condition[] {
  return key ? [[`${comparison} (?, ?)`, new Date(key[1]), key[2]]] : [];
}

function timeOf({ expiresAt, requestedAt }: HeldMoveRow, order: HeldMoveOrder): number {
  return (order === 'expiring-first' ? expiresAt : requestedAt).getTime();
}

async function inTheirPlace(
  em: EntityManager,
  caller: Person,
  moves: readonly HeldMoveRow[],
): Promise<readonly WaitingMove[]> {
  const negotiations = await em.find(Negotiation, { id: { $in: moves.map(({ negotiationId }) => negotiationId) } });
  const threads = await em.find(Thread, { id: { $in: moves.map(({ threadId }) => threadId) } });
  return moves.flatMap((move) => {
    const negotiation = negotiations.find(({ id }) => id === move.negotiationId);
    const thread = threads.find(({ id }) => id === move.threadId);
    const approval = { roles: move.approverRoles, except: move.excludedApprovers };
    const isDecidableByCaller = isApprover(caller, approval);
    return negotiation && thread ? [{ move, negotiation, thread, isDecidableByCaller }] : [];
  });
}
