import { amendMandate } from './commands/amend-mandate.ts';
import { cancelNegotiation } from './commands/cancel-negotiation.ts';
import { closeTable } from './commands/close-table.ts';
import { concludeAward } from './commands/conclude-award.ts';
import { decideAmendment } from './commands/decide-amendment.ts';
import { decideMove } from './commands/decide-move.ts';
import { expireMoves } from './commands/expire-moves.ts';
import { expireNegotiations } from './commands/expire-negotiations.ts';
import { failThread } from './commands/fail-thread.ts';
import { makeMove } from './commands/make-move.ts';
import { openNegotiation } from './commands/open-negotiation.ts';
import { pauseThread } from './commands/pause-thread.ts';
import { playRound } from './commands/play-round.ts';
import { previewMoves } from './commands/preview-moves.ts';
import { resumeThread } from './commands/resume-thread.ts';
import { warnOfPauses } from './commands/warn-of-pauses.ts';
import type { Ports } from './ports.ts';
import { getDealCertificate } from './queries/get-deal-certificate.ts';
import { getDealMap } from './queries/get-deal-map.ts';
import { getExplanation } from './queries/get-explanation.ts';
import { getMandate } from './queries/get-mandate.ts';
import { getNegotiation } from './queries/get-negotiation.ts';
import { listHeldMoves } from './queries/list-held-moves.ts';
import { listNegotiations } from './queries/list-negotiations.ts';
import { listOffers } from './queries/list-offers.ts';

export type App = ReturnType<typeof createApp>;

/** Everything the service can do; the same function in production and in tests. */
export function createApp(ports: Ports) {
  return {
    openNegotiation: openNegotiation(ports),
    playRound: playRound(ports),
    failThread: failThread(ports),
    expireNegotiations: expireNegotiations(ports),
    cancelNegotiation: cancelNegotiation(ports),
    concludeAward: concludeAward(ports),
    closeTable: closeTable(ports),
    amendMandate: amendMandate(ports),
    decideAmendment: decideAmendment(ports),
    decideMove: decideMove(ports),
    expireMoves: expireMoves(ports),
    warnOfPauses: warnOfPauses(ports),
    pauseThread: pauseThread(ports),
    makeMove: makeMove(ports),
    resumeThread: resumeThread(ports),
    previewMoves: previewMoves(ports),
    getMandate: getMandate(ports),
    getDealCertificate: getDealCertificate(ports),
    getNegotiation: getNegotiation(ports),
    listNegotiations: listNegotiations(ports),
    listOffers: listOffers(ports),
    getExplanation: getExplanation(ports),
    getDealMap: getDealMap(ports),
    listHeldMoves: listHeldMoves(ports),
  };
}
