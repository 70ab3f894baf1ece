import type { ExtractedDocument } from '../layout/extracted-document.ts';
import { findBudget } from './budget.ts';
import { findCertificates } from './certificates.ts';
import { confidenceOf } from './confidence.ts';
import { type Deadlines, findDeadlines } from './deadlines.ts';
import type { DecimalMark } from './decimal-notation.ts';
import { findDeliveryPlace } from './delivery-place.ts';
import type { EvaluationCriterion } from './evaluation-criteria.ts';
import { withLabelsAbove } from './labels-above.ts';
import { currencyOf } from './money-notation.ts';
import { type Field, fieldFrom, type Passage } from './source-text.ts';
import { findBuyer, findContact, findReference, findTitle } from './tender-identity.ts';
import { findTimeZone } from './time-zone.ts';

/** What a tender says besides its lines. Money is "amount currency", dates are ISO where absolute. */
export type TenderFacts = Deadlines & {
  readonly title?: Field<string>;
  readonly buyer?: Field<string>;
  readonly reference?: Field<string>;
  readonly budget?: Field<{ readonly amount: string; readonly currency: string }>;
  readonly currency?: Field<string>;
  readonly paymentTerms?: Field<string>;
  readonly warranty?: Field<string>;
  readonly contact?: Field<string>;
  readonly deliveryPlace?: Field<string>;
  readonly timeZone?: Field<string>;
  /** How bids are judged. */
  readonly evaluation?: readonly Field<EvaluationCriterion>[];
  readonly certificates: readonly Field<string>[];
};

export type Habits = { readonly mark: DecimalMark; readonly dayFirst: boolean };

const payment =
  /\b(?:payment|pays?|paid|payable|invoices?|net\s+\d{1,3})\b|\bpago|\bfactura|zahlung|zahlbar|rechnung|paiement|règlement|pagar|\bfacture/iu;
const paymentTelling =
  /net\s*\d{1,3}|\d+\)?\s*(?:\(\d+\)\s*)?(?:calendar |business |working )?(?:days|días|tage|jours)|advance|upon (?:delivery|receipt|acceptance)|on delivery|milestone|instal?ment|letter of credit|contra entrega|anticipo|nach (?:erhalt|lieferung)|à réception|%/iu;
/** Bonds, penalties and how bids are judged name shares and days too. */
const noPayment =
  /liquidated damages|performance (?:bond|security)|bid (?:bond|security)|penalt(?:y|ies)|reclamos|criteri(?:a|on|os)(?![\p{L}])|\d\s*(?:points?|puntos|punkte)(?![\p{L}])/iu;
const warranty =
  /warrant|guarantee(?!d delivery)|\bgaranti[ers]?\b|\bgarant[ií]|gewährleistung|mängelanspr|\bgarantie/iu;
/** How long, or whose terms: a bond is a share of a price, and what a bidder guarantees otherwise lasts no time. */
const warrantyTelling =
  /(?<![\p{L}])(?:\d+|(?:one|two|three|four|five|ten|twelve|twenty-four|un[oa]?|dos|tres|cinco|ein(?:e[nrs]?)?|zwei|drei|fünf|une?|deux|trois|cinq))\)?(?:\s*\(\d+\)|\s+\([\p{L}\s-]+\))?[\s-]*(?:full\s+|calendar\s+)?(?:months?|years?|days?|hours|meses|años?|días|mois|ans?(?![\p{L}])|années?|jours|monat\p{L}*|jahr\p{L}*|tage)/iu;
const noWarranty =
  /(?:bid|performance|bank|advance payment)\s+(?:bond|guarantee|security)|garantía\s+(?:de\s+(?:cumplimiento|seriedad|sostenimiento|anticipo|mantenimiento)|definitiva|provisional)|(?<![\p{L}])no\s+guarantee|guarantees?\s+(?:of\s+(?:minimum|maximum|quantit)|that|full)|retenue de garantie|bürgschaft|\d\s*(?:points?|puntos|punkte)(?![\p{L}])/iu;

export function findTenderFacts(
  document: ExtractedDocument,
  stated: readonly Passage[],
  habits: Habits,
  evaluation: readonly Field<EvaluationCriterion>[],
): TenderFacts {
  const passages = withLabelsAbove(stated);
  const title = findTitle(document);
  // A heading before "Harbourline invites" is no part of a name.
  const buyer = findBuyer(stated);
  const reference = findReference(passages);
  const budget = findBudget(passages, habits.mark);
  const currency = budget ? { ...budget.field, value: budget.field.value.currency } : findCurrency(passages);
  const paymentTerms = findSentence(passages, { subject: payment, telling: paymentTelling, not: noPayment });
  const warrantyTerms = findSentence(passages, { subject: warranty, telling: warrantyTelling, not: noWarranty });
  const contact = findContact(passages);
  const deliveryPlace = findDeliveryPlace(passages);
  const timeZone = findTimeZone(passages);
  return {
    ...findDeadlines(passages, habits.dayFirst),
    ...(title && { title }),
    ...(buyer && { buyer }),
    ...(reference && { reference }),
    ...(budget && { budget: budget.field }),
    ...(currency && currency.value !== '' && { currency }),
    ...(paymentTerms && { paymentTerms }),
    ...(warrantyTerms && { warranty: warrantyTerms }),
    ...(contact && { contact }),
    ...(deliveryPlace && { deliveryPlace }),
    ...(timeZone && { timeZone }),
    ...(evaluation.length > 0 && { evaluation }),
    certificates: distinct(
      passages.flatMap((passage) =>
        findCertificates(passage.text).map((found) => fieldFrom(passage, found, found.value, 0.95)),
      ),
    ),
  };
}

const currencyLabel =
  /\b(?:currency|quote in|prices? (?:shall be|must be|are) (?:quoted |stated |given )?in|moneda|divisa|währung|devise|monnaie)\b[^.;]{0,40}?\b(?<code>[A-Z]{3}|euros?|dollars?|US dollars|pesos)\b/iu;

/** The currency that bidders are told to use. */
function findCurrency(passages: readonly Passage[]): Field<string> | undefined {
  for (const passage of passages) {
    const match = currencyLabel.exec(passage.text);
    const value = currencyOf(match?.groups?.code ?? '');
    if (match && value)
      return fieldFrom(passage, { start: match.index, end: match.index + match[0].length }, value, 0.9);
  }
  return undefined;
}

type Subject = { readonly subject: RegExp; readonly telling: RegExp; readonly not: RegExp };

/** The first sentence that speaks of the subject and says something definite about it. */
function findSentence(passages: readonly Passage[], { subject, telling, not }: Subject): Field<string> | undefined {
  for (const passage of passages) {
    for (const match of passage.text.matchAll(/(?:[^.;]|\.(?=\S))+[.;]?/g)) {
      if (!subject.test(match[0]) || !telling.test(match[0]) || not.test(match[0])) continue;
      const start = match.index + (match[0].length - match[0].trimStart().length);
      return fieldFrom(
        passage,
        { start, end: match.index + match[0].trimEnd().length },
        match[0].trim().replace(/\s+/g, ' '),
        confidenceOf('term', ['near-word']),
      );
    }
  }
  return undefined;
}

function distinct(fields: readonly Field<string>[]): Field<string>[] {
  return [...new Map([...fields].reverse().map((field) => [field.value, field])).values()].reverse();
}
