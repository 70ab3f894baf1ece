import type { Issue } from '@procur/negotiation-engine/issue';
import type { Database } from '@procur/service-kit/database';
import type { LinkTokens } from '@procur/service-kit/link-token';
import type { Logger } from '@procur/service-kit/logger';
import type { Config } from './config.ts';
import type { ExchangeRate } from './domain/pricing/price-rules.ts';
import type { TaxRate } from './domain/pricing/tax-table.ts';
import type { AgentMessage } from './domain/selling/agent-messages.ts';

/** Where a vendor's agent is, and the secret by which it checks that a message is ours. */
export type AgentAddress = { readonly url: string; readonly secret: string };

/** What came back from an agent: JSON, or why nothing usable did. */
export type PostedMessage =
  | { readonly ok: true; readonly reply: unknown }
  | { readonly ok: false; readonly why: string };

/** Agents of vendors that run elsewhere. */
export type OutsideAgents = {
  /** @throws DomainError invalid when the address may not be called. */
  readonly checkAddress: (url: string) => Promise<void>;
  /** `id` is the same for a message that is sent again. @throws AgentUnreachable for what may be better later. */
  readonly post: (to: AgentAddress, id: string, message: AgentMessage) => Promise<PostedMessage>;
};

/** Reads a counter-offer from somebody's words. @throws LanguageModelError when the model fails for good. */
export type ProseReader = {
  readonly engine: string;
  /** What the words say of each issue, as text; issues they say nothing of are left out. */
  readonly readOffer: (issues: readonly Issue[], text: string) => Promise<Readonly<Record<string, string>>>;
};

/** Vectors of texts by a model elsewhere. */
export type Embeddings = {
  readonly engine: string;
  /** Name and size of the vectors: those of two models cannot be compared. */
  readonly model: string;
  readonly dimensions: number;
  /** Texts in one call. */
  readonly batch: number;
  /** One vector for each text. @throws EmbeddingsError when the endpoint fails for good. */
  readonly embed: (texts: readonly string[]) => Promise<readonly (readonly number[])[]>;
};

/** What the use cases need from outside. */
export type Ports = {
  readonly database: Database;
  readonly now: () => Date;
  readonly newId: () => string;
  /** What the secrets of outside agents are derived from. */
  readonly agentMasterKey: Uint8Array;
  readonly log: Pick<Logger, 'warn'>;
  readonly links: LinkTokens;
  /** A link id that cannot be guessed. */
  readonly newLinkId: () => string;
  readonly outsideAgents: OutsideAgents;
  /** Absent where no language model is configured. */
  readonly proseReader: ProseReader | undefined;
  /** The name of the organisation that buys, which is the one the present work is for. */
  readonly findBuyerName: () => Promise<string>;
  readonly answers: Config['answers'];
  /** The fields of one CSV record. @throws Error with a sentence when its quotes do not fit. */
  readonly parseCsvRecord: (text: string) => readonly string[];
  readonly catalogue: Config['catalogue'];
  readonly matching: Config['matching'];
  readonly search: Config['search'];
  /** Absent where no endpoint is configured: then only what is learned from the catalogue itself brings candidates. */
  readonly embeddings: Embeddings | undefined;
  readonly taxRates: readonly TaxRate[];
  readonly exchangeRates: readonly ExchangeRate[];
  readonly pricing: Pick<Config['pricing'], 'maxRuleEntries'>;
};
