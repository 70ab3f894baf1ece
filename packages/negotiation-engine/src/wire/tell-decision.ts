import type { Agent, AgentState, Decision } from '../agent.ts';
import { answerOf } from './wire-answer.ts';
import { openModelWriter } from './wire-model.ts';
import { isObject } from './wire-value.ts';

/** What an answer holds beside the move. */
export type Told = { readonly explain: boolean; readonly model: boolean };

/** Both unless `policy.explain` or `policy.model` is false. */
export function toldBy(policy: unknown): Told {
  const { explain, model } = isObject(policy) ? policy : {};
  return { explain: explain !== false, model: model !== false };
}

/** Writes the answers of one session. */
export function tellDecision(told: Told): (decision: Decision, agent: Agent, state: AgentState) => string {
  const writeModel = openModelWriter();
  return (decision, agent, state) => {
    const tellsModel = told.model && decision.action !== 'end';
    const model = tellsModel ? writeModel(agent.estimateOther(state)) : null;
    return answerOf({ decision, tellsWhy: told.explain, model });
  };
}
