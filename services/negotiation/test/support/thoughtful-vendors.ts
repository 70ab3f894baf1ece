import type { Counterparty, OfferToVendor, VendorAnswer } from '../../src/ports.ts';
import { type FakeVendor, type FakeVendors, fakeVendors } from './fake-vendors.ts';

/** Vendors of whom some are people: they answer as they would, but not before they are told to. */
export type ThoughtfulVendors = FakeVendors & {
  /** Rounds that lie before a person, as `vendor/round`. */
  readonly waiting: () => readonly string[];
  /** Lets the person of a vendor answer what was asked: in their own way unless told how. */
  readonly answer: (vendorId: string, given?: VendorAnswer) => { readonly threadId: string; readonly round: number };
};

const day = 86_400_000;

export function thoughtfulVendors(
  vendors: Readonly<Record<string, FakeVendor>>,
  people: readonly string[],
): ThoughtfulVendors {
  const fake = fakeVendors(vendors);
  const asked = new Map<string, OfferToVendor>();
  const answers = new Map<string, VendorAnswer | 'own'>();
  const counterparty: Counterparty = {
    ...fake.counterparty,
    respondToOffer: async (question) => {
      const { vendorId, offer } = question;
      if (!people.includes(vendorId)) return await fake.counterparty.respondToOffer(question);
      const key = `${vendorId}/${offer.round}`;
      const given = answers.get(key);
      asked.set(key, question);
      if (given === undefined) return { action: 'pending', dueAt: new Date(Date.now() + day) };
      return given === 'own' ? await fake.counterparty.respondToOffer(question) : given;
    },
  };
  const waiting = () => [...asked.keys()].filter((key) => !answers.has(key));
  return {
    ...fake,
    counterparty,
    waiting,
    answer: (vendorId, given) => {
      const key = waiting().find((each) => each.startsWith(`${vendorId}/`)) ?? '';
      const question = asked.get(key);
      if (!question) throw new Error(`nothing lies before ${vendorId}`);
      answers.set(key, given ?? 'own');
      return { threadId: question.threadId, round: question.offer.round };
    },
  };
}
