import { type DescMessage, fromJson, type JsonValue, type MessageShape } from '@bufbuild/protobuf';
import { Standing } from '@procur/contracts/gen/procur/negotiation/v1/auction_pb.ts';
import {
  AuctionCallMadeSchema,
  AuctionCompletedSchema,
  AuctionStartedSchema,
  OfferMadeSchema,
  OfferReceivedSchema,
  RoundCompletedSchema,
  ThreadConcludedSchema,
} from '@procur/contracts/gen/procur/negotiation/v1/events_pb.ts';
import type { Offer } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import type { LiveEvent } from './live-feed.ts';
import { isDearer, otherTerms, priceIn } from './offer-words.ts';

/** What has been said at one table. */
type Told = {
  /** Set while a call is answered. */
  call?: { readonly number: number; readonly isBehind: boolean } | undefined;
  ours?: Offer | undefined;
  standing?: Standing;
  theirs?: Offer | undefined;
  agreed?: Offer | undefined;
  isLeftOut?: boolean;
};

/** What the vendor's last offer amounts to with all terms counted in, as text; asked for where prices alone mislead. */
export type TermsCounted = (threadId: string) => Promise<string>;

/** Turns what happens at the tables of a negotiation into lines. Nothing is said but what an event tells. */
export class TableTalk {
  readonly #tables = new Map<string, Told & { readonly vendorName: string }>();
  readonly #termsCounted: TermsCounted;
  #entrants: readonly string[] = [];

  constructor(termsCounted: TermsCounted) {
    this.#termsCounted = termsCounted;
  }

  async linesOf({ name, data }: LiveEvent): Promise<readonly string[]> {
    switch (name) {
      case 'auction_started':
        this.#entrants = read(AuctionStartedSchema, data).threadIds;
        return [`the auction begins: ${counted(this.#entrants.length, 'vendor')} called`];
      case 'auction_call_made': {
        const { number, isBehind, ...event } = read(AuctionCallMadeSchema, data);
        this.#at(event).call = { number, isBehind };
        return [];
      }
      case 'auction_completed':
        return this.#afterAuction(read(AuctionCompletedSchema, data).finalistThreadIds);
      case 'offer_made': {
        const { offer: ours, standing, ...event } = read(OfferMadeSchema, data);
        Object.assign(this.#at(event), { ours, standing });
        return [];
      }
      case 'offer_received':
        return await this.#heard(read(OfferReceivedSchema, data));
      case 'round_completed':
        return this.#afterRound(read(RoundCompletedSchema, data));
      case 'thread_concluded':
        return [this.#ending(read(ThreadConcludedSchema, data))];
      default:
        return [];
    }
  }

  #at({ threadId, vendorName }: { readonly threadId: string; readonly vendorName: string }): Told {
    const told = this.#tables.get(threadId) ?? { vendorName };
    this.#tables.set(threadId, told);
    return told;
  }

  async #heard(event: MessageShape<typeof OfferReceivedSchema>): Promise<readonly string[]> {
    const { threadId, vendorName, offer } = event;
    const told = this.#at(event);
    const before = told.theirs;
    told.theirs = offer;
    // The list offer opens the table and answers nothing.
    if (!offer || offer.round === 0) return [];
    const theirs = `${priceIn(offer)}${before ? await this.#compared(threadId, before, offer) : ''}`;
    if (told.call) return [`${vendorName}, ${describeCall(told.call)}: ${theirs}`];
    const standing = standings[told.standing ?? Standing.UNSPECIFIED];
    return [`${vendorName}, round ${offer.round}: we ${priceIn(told.ours)}${standing}, they ${theirs}`];
  }

  /** Says of a dearer offer what it is: another one, or one that takes the earlier back. */
  async #compared(threadId: string, before: Offer, after: Offer): Promise<string> {
    const terms = otherTerms(before, after);
    if (!isDearer(after, before)) return terms && ` with ${terms}`;
    if (terms === '') return `, taking back its ${priceIn(before)}`;
    return ` with ${terms}, ${await this.#termsCounted(threadId)} with all terms counted in`;
  }

  #afterRound({ threadId, vendorName, outcome }: MessageShape<typeof RoundCompletedSchema>): readonly string[] {
    const told = this.#at({ threadId, vendorName });
    const { call, ours, theirs } = told;
    told.call = undefined;
    if (outcome === 'seller_accepted') told.agreed = ours;
    if (outcome === 'passed' && call) return [`${vendorName}, ${describeCall(call)}: stays with ${priceIn(theirs)}`];
    return [];
  }

  #afterAuction(finalists: readonly string[]): readonly string[] {
    const others = this.#entrants.filter((threadId) => !finalists.includes(threadId));
    const left = others.flatMap((threadId) => this.#tables.get(threadId) ?? []);
    for (const told of left) told.isLeftOut = true;
    return [
      `the auction is over: talks with ${counted(finalists.length, 'vendor')}`,
      ...left.map(({ vendorName }) => `${vendorName}: left out of the talks: not among the finalists`),
    ];
  }

  #ending(event: MessageShape<typeof ThreadConcludedSchema>): string {
    const { isLeftOut = false, agreed, theirs } = this.#at(event);
    const after = `after ${counted(event.rounds, 'round')}`;
    if (event.outcome !== 'agreed') return `${event.vendorName}: ${event.outcome.replaceAll('_', ' ')} ${after}`;
    const how = isLeftOut ? 'kept as a reserve' : 'agreed';
    return `${event.vendorName}: ${how} at ${priceIn(agreed ?? theirs)} ${after}`;
  }
}

const standings: Readonly<Record<Standing, string>> = {
  [Standing.UNSPECIFIED]: '',
  [Standing.BEHIND]: ' (told that it is behind)',
  [Standing.LEADING]: ' (told that it leads)',
};

function describeCall({ number, isBehind }: NonNullable<Told['call']>): string {
  const called = number === 1 ? 'called for its best offer' : 'called again';
  return isBehind ? `${called}, behind` : called;
}

function counted(number: number, what: string): string {
  return `${number} ${number === 1 ? what : `${what}s`}`;
}

// The feed adds the time to an event's own fields.
function read<Schema extends DescMessage>(schema: Schema, data: LiveEvent['data']): MessageShape<Schema> {
  return fromJson(schema, data as JsonValue, { ignoreUnknownFields: true });
}
