import { randomBytes } from 'node:crypto';
import { createLinkTokens } from '@procur/service-kit/link-token';
import type { Config } from '../config.ts';
import type { Ports } from '../ports.ts';
import { agentHttp } from './agent-http.ts';
import { readAgentMasterKey } from './agent-master-key.ts';

type AnswerPorts = Pick<Ports, 'links' | 'newLinkId' | 'agentMasterKey' | 'outsideAgents'>;

// 128 bits: nobody finds one by trying, and the token around it is signed besides.
const linkIdBytes = 16;

/** What people and agents of vendors are reached by: signed links and signed messages, both by the service's own key. */
export async function answerPorts({ identity, agents }: Config, now: () => Date): Promise<AnswerPorts> {
  return {
    links: await createLinkTokens({ service: 'vendors', audience: 'procur-vendor-answer', ...identity }),
    newLinkId: () => randomBytes(linkIdBytes).toString('base64url'),
    agentMasterKey: await readAgentMasterKey(identity.signingKey),
    outsideAgents: agentHttp({ ...agents, now }),
  };
}
