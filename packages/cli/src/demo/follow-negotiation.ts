import { setTimeout as delay } from 'node:timers/promises';
import { NegotiationService } from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { fromMoney, toMoney } from '@procur/service-kit/money';
import { formatMoney } from './amounts.ts';
import { edgePaths } from './edge-paths.ts';
import type { Session } from './session.ts';
import { TableTalk } from './table-talk.ts';

const longestMs = 120_000;

/** Tells what happens at the tables while it happens, as the live feed has it. */
export async function followNegotiation(
  session: Session,
  negotiationId: string,
  onProgress: (step: string) => void,
): Promise<void> {
  const talk = new TableTalk((threadId) => readTermsCounted(session, negotiationId, threadId));
  const follow = async () => {
    for await (const event of session.live(edgePaths.negotiationLive(negotiationId)))
      for (const line of await talk.linesOf(event)) onProgress(`  ${line}`);
  };
  await Promise.race([follow(), delay(longestMs, undefined, { ref: false })]);
}

/** The vendor's last offer with the worth of its terms counted in, by which the buyer's side compares. */
async function readTermsCounted(session: Session, negotiationId: string, threadId: string): Promise<string> {
  const { explanation } = await session.client(NegotiationService).getExplanation({ negotiationId });
  const comparison = explanation?.threads.find((thread) => thread.threadId === threadId)?.comparison;
  if (!comparison?.rankingPrice || !comparison.scoreWorth) return '–';
  const { currencyCode, value } = fromMoney(comparison.rankingPrice);
  return formatMoney(toMoney(value.plus(fromMoney(comparison.scoreWorth).value).toFixed(2), currencyCode));
}
