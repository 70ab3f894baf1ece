import { SellerAnswer } from '../database/entities/seller-answer.ts';
import type { SellerTable } from '../database/entities/seller-table.ts';
import { Vendor } from '../database/entities/vendor.ts';
import { type AgentMessage, callMessage, initMessage, offerMessage } from '../domain/selling/agent-messages.ts';
import { type AgentReply, readAgentReply } from '../domain/selling/agent-reply.ts';
import { agentSecret } from '../domain/selling/agent-secret.ts';
import type { PersonAnswer } from '../domain/selling/person-answer.ts';
import type { AgentAddress, Ports } from '../ports.ts';
import type { AnsweredOffer } from './ask-vendor.ts';
import { lockTable } from './lock-table.ts';
import { type BuyerTurn, questionOf, takeTurn } from './take-turn.ts';

/**
 * Asks the vendor's own agent, outside of any transaction, and keeps what it says. An answer that makes no sense is asked
 * for once more and then ends the table. @throws AgentUnreachable for what may be better later.
 */
export async function askOutsideAgent(ports: Ports, organisationId: string, asked: BuyerTurn): Promise<AnsweredOffer> {
  const { database } = ports;
  const table = await database.transaction((em) => lockTable(em, organisationId, asked));
  const address = await findAgent(ports, table);
  const reply = await converse(ports, { table, asked, address });
  const { answer, endReason } = judge(ports, table, reply);
  return await database.transaction(async (em) => {
    const turn = await takeTurn(em, organisationId, asked);
    // Two questions at once: the answer that was written first stands.
    if (turn.given) return { table: turn.table, answer: turn.given };
    const { threadId, round } = asked;
    const said = { ...questionOf(asked), ...answer, endReason, offerId: ports.newId(), answeredAt: ports.now() };
    return { table: turn.table, answer: em.create(SellerAnswer, { threadId, round, ...said }) };
  });
}

/** Where the agent of a table's vendor is, and by which secret it knows us. */
export async function findAgent(
  { database, agentMasterKey }: Pick<Ports, 'database' | 'agentMasterKey'>,
  { vendorId }: Pick<SellerTable, 'vendorId'>,
): Promise<AgentAddress> {
  const vendor = await database.read((em) => em.findOneOrFail(Vendor, { id: vendorId }));
  const secret = agentSecret(agentMasterKey, { vendorId, version: vendor.agentSecretVersion });
  return { url: vendor.counterparty.endpointUrl, secret };
}

type Conversation = { readonly table: SellerTable; readonly asked: BuyerTurn; readonly address: AgentAddress };

async function converse(ports: Ports, { table, asked, address }: Conversation): Promise<AgentReply> {
  const say = (message: AgentMessage) => ports.outsideAgents.post(address, `${table.threadId}/${asked.round}`, message);
  const ask = async (): Promise<AgentReply> => {
    const posted = await say('call' in asked ? callMessage(table, asked) : offerMessage(table, asked));
    if (!posted.ok) return { kind: 'malformed', why: posted.why };
    return readAgentReply(table.issues, posted.reply, {
      maxCharacters: ports.answers.maxCharacters,
      isCalled: 'call' in asked,
    });
  };
  const init = () => say(initMessage(table));
  if (asked.round === 1) await init();
  const first = await ask();
  if (first.kind === 'answer') return first;
  if (first.kind === 'unknown-session') await init();
  return await ask();
}

type Judged = { readonly answer: PersonAnswer; readonly endReason: string };

function judge(ports: Ports, { threadId, vendorId }: SellerTable, reply: AgentReply): Judged {
  if (reply.kind === 'answer')
    return { answer: reply.answer, endReason: reply.answer.action === 'end' ? 'VENDOR_DECLINED' : '' };
  const why = reply.kind === 'malformed' ? reply.why : 'the agent knows no session it was given';
  ports.log.warn({ threadId, vendorId, why }, 'an outside agent broke the protocol');
  return { answer: { action: 'end', counterOffer: null, message: '' }, endReason: 'AGENT_PROTOCOL' };
}
