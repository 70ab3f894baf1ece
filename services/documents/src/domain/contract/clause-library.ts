import type { Letterhead } from '../letterhead.ts';
import type { AgreedDeal } from './agreed-deal.ts';
import { chargesInWords, taxInWords } from './charges-in-words.ts';
import { grouped } from './grouped-number.ts';
import { pricePeriod } from './price-period.ts';
import { paymentInWords, supportInWords, unitInWords } from './terms-in-words.ts';

export const clauseKinds = [
  'scope',
  'payment',
  'service_levels',
  'termination',
  'privacy',
  'intellectual_property',
  'liability',
  'disputes',
] as const;
export type ClauseKind = (typeof clauseKinds)[number];
export type ContractClause = { readonly kind: ClauseKind; readonly heading: string; readonly text: string };

/** A standard clause: paragraphs with {variables} that the deal fills in. */
type StandardClause = { readonly heading: string; readonly paragraphs: readonly string[] };

const library: Record<ClauseKind, StandardClause> = {
  scope: {
    heading: 'Scope',
    paragraphs: [
      '{vendor} (the "Supplier") provides to {buyer} (the "Customer") the following: {description}, in a quantity of {quantity} {unit}, as requested under {request}.',
      'Delivery is complete within {deliveryDays} days after this contract takes effect. The agreement runs for {termMonths} months from the day of complete delivery.',
      'What the Supplier offered and the Customer accepted in the negotiation forms part of this contract. General terms of either party apply only where this contract says so.',
    ],
  },
  payment: {
    heading: 'Prices and payment',
    paragraphs: [
      'The price is {unitPrice} {pricePeriod}. The total for the whole term is {contractTotal}, {taxStatement}. {chargesStatement}',
      'Invoices are payable {paymentTerms}. An invoice is due only when it names this contract and the goods or services it covers.',
      'On sums overdue, the Supplier may charge statutory default interest. Prices stay fixed for the term.',
    ],
  },
  service_levels: {
    heading: 'Service levels',
    paragraphs: [
      'The Supplier provides {supportLevel} support for the term: {supportDetail}.',
      'Goods and services are free from defects and match the specification for the whole term. The Supplier repairs, replaces or performs again without charge what does not.',
      'Where a service level is missed in two successive months, the Customer may claim a credit of five per cent of the monthly charge of the service concerned for each month it was missed.',
    ],
  },
  termination: {
    heading: 'Term and termination',
    paragraphs: [
      'This contract takes effect on the date of the last signature and ends with its term, without the need of notice. It is renewed only by written agreement.',
      'Either party may terminate for good cause in writing, in particular where the other party is in material breach and does not remedy it within thirty days after notice, or becomes insolvent.',
      "On termination the Supplier returns prepaid charges for the time not used and hands over the Customer's data in a common format within thirty days.",
    ],
  },
  privacy: {
    heading: 'Confidentiality and privacy',
    paragraphs: [
      'Each party keeps confidential what it learns from the other and is not public, and uses it only for this contract, during the term and for three years after it.',
      'The Supplier processes personal data only on documented instructions of the Customer, under a data processing agreement where the law requires one, with appropriate technical and organisational measures, and reports a breach within forty-eight hours after becoming aware of it.',
    ],
  },
  intellectual_property: {
    heading: 'Intellectual property',
    paragraphs: [
      'Each party keeps the rights it has. The Customer receives the rights needed to use what is delivered for its own business during the term; rights in goods sold and in works made for the Customer pass to it with full payment.',
      'The Supplier defends and indemnifies the Customer against claims that what was delivered infringes rights of others, provided that the Customer reports such a claim without delay and leaves the defence to the Supplier.',
    ],
  },
  liability: {
    heading: 'Liability',
    paragraphs: [
      'Each party is liable without limit for intent, gross negligence, injury to life, body or health, and wherever the law does not permit a limit.',
      'Otherwise the liability of either party for all claims in a contract year is limited to {liabilityCap}, and neither party is liable for lost profit or indirect damage.',
    ],
  },
  disputes: {
    heading: 'Governing law and disputes',
    paragraphs: [
      'The law of the place of business of the Customer governs this contract, without its conflict rules and without the United Nations Convention on Contracts for the International Sale of Goods.',
      'The parties try to settle a dispute between their managements within thirty days after one of them asks for it in writing. After that the courts at the place of business of the Customer decide.',
      'Changes of this contract need the written form. Should a provision be void, the others stay in force.',
    ],
  },
};

/** The eight standard clauses in their order, with the terms of this deal. */
export function clausesFor(buyer: Letterhead, deal: AgreedDeal): ContractClause[] {
  const variables = variablesOf(buyer, deal);
  return clauseKinds.map((kind) => ({
    kind,
    heading: library[kind].heading,
    text: library[kind].paragraphs.map((paragraph) => fill(paragraph, variables)).join('\n\n'),
  }));
}

function variablesOf(buyer: Letterhead, deal: AgreedDeal): Readonly<Record<string, string>> {
  const total = `${deal.contractTotal.currencyCode} ${grouped(deal.contractTotal.value)}`;
  return {
    buyer: buyer.name,
    vendor: deal.vendor.name,
    description: deal.description,
    quantity: grouped(deal.quantity.value),
    unit: unitInWords(deal.quantity.unitCode),
    request: deal.requestNumber || "the Customer's request",
    deliveryDays: String(deal.deliveryDays),
    termMonths: String(deal.termMonths),
    unitPrice: `${deal.unitPrice.currencyCode} ${grouped(deal.unitPrice.value)}`,
    pricePeriod: pricePeriod(deal),
    contractTotal: total,
    taxStatement: taxInWords(deal),
    chargesStatement: chargesInWords(deal),
    paymentTerms: paymentInWords(deal.paymentTerms),
    supportLevel: deal.supportLevel || 'standard',
    supportDetail: supportInWords(deal.supportLevel),
    liabilityCap: `the total of this contract (${total})`,
  };
}

/** A variable that nobody fills would be a hole in a contract, so it is an error and not an empty text. */
function fill(paragraph: string, variables: Readonly<Record<string, string>>): string {
  return paragraph.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = variables[name];
    if (value === undefined) throw new Error(`the clause library names an unknown variable {${name}}`);
    return value;
  });
}
