/** A vendor's own agent gave no answer; a later attempt may succeed. A fault and no refusal, so it is no DomainError. */
export class AgentUnreachable extends Error {
  override readonly name = 'AgentUnreachable';
}
