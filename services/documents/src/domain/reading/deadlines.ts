import { confidenceOf, type Signal } from './confidence.ts';
import { findDates } from './date-notation.ts';
import { findDurations } from './duration-notation.ts';
import { type Field, fieldFrom, type Passage } from './source-text.ts';

export type Deadlines = {
  readonly submission?: Field<string>;
  readonly questions?: Field<string>;
  readonly delivery?: Field<string>;
};

/** What a date or a span of time can belong to. The kinds that are not deadlines are here to keep their dates away. */
const kinds: readonly (readonly [string, RegExp])[] = [
  [
    'questions',
    /question|clarification|inquir|enquir|(?<![\p{L}])quer(?:y|ies)|pregunta|aclaraci|consultas|bieterfrage|rückfrage|fragefrist|(?<![\p{L}])fragen|demandes? de (?:renseignement|précision)/giu,
  ],
  [
    'submission',
    /submi(?:t|ssion)|clos(?:ing|es?)\b|(?:tender|bid|offer|quote|quotation)s? (?:closing|clos(?:e|es)|end)|cierre|clôture|remise des (?:plis|offres|propositions)|répondre (?:pour|avant|au plus tard)|angebot(?:e|es|s)?[^.;]{0,30}(?:erbitten|erwarten|erbeten)|(?:erbitten|erwarten)[^.;]{0,30}angebot|(?:quote|quotation|offer|bid)s?[^.;]{0,20}(?:on or before|latest)|(?:bids?|proposals?|offers?|quotations?|tenders?|responses?)\s+(?:(?:are|is|must be|shall be|should be)\s+)?(?:due|received|by\b)|due date|deadline|received (?:by|no later)|receipt of|(?:entregar|entrega de|enviar) (?:las |los |sus )?(?:propuestas|ofertas|cotizaciones|proposiciones)|(?:must |shall |to )reach (?:us|the)|(?:bids?|tenders?|proposals?|offers?|quotations?)\s+(?:shall|must|should|are to|will|may|have to)\s+be\s+(?:delivered|sent|lodged|addressed|deposited|e-?mailed)[^.;]{0,60}|present(?:aci[oó]n|ar(?:se|án)?|en)(?![\p{L}])[^.;]{0,40}|(?:ofertas|propuestas|proposiciones|cotizaciones)[^.;]{0,60}(?:a más tardar|hasta|antes del|el día)|offres[^.;]{0,40}(?:remises|reçues|parvenir|déposées)|angebote[^.;]{0,40}(?:bis|spätestens|einzureichen|eingehen|eingegangen)|fecha l[ií]mite|recepci[oó]n de (?:ofertas|propuestas)|einreich|abgabe|angebotsfrist|angebote bis|schlusstermin|remise des offres|date limite|dépôt des offres|réception des offres/giu,
  ],
  [
    'delivery',
    /deliver|shipment|shipped|lead[\s-]?time|(?:à|a) livrer|lieferbar|lieferzeit|suministr|dispatch|installation|completion|goods (?:to be|must)|entrega|liefer|livraison|délai d'exécution|needed by|required by|go-live/giu,
  ],
  ['validity', /valid|binding|vigencia|validez|gültig|bindefrist|zuschlagsfrist/giu],
  ['payment', /pay(?:ment|able)|invoice|net\s+\d|pago|factura|zahl|rechnung|paiement|facture/giu],
  ['warranty', /warrant|guarant|garant|gewährleistung/giu],
  ['award', /award(?:ed)?\s+(?:date|is|will|decision|by)|decision|adjudicaci|fallo|zuschlagserteilung|attribution/giu],
  ['opening', /(?:bid|tender) opening|opening of|apertura|(?:angebots)?öffnung|ouverture des plis/giu],
  ['visit', /site visit|pre-?bid|meeting|conference|walk-?through|visita|junta|besichtigung|visite/giu],
  [
    'issue',
    /issue(?:d| date)|publi(?:shed|cation)|(?:^|[.;|]\s*)dated?\s*:|date of (?:issue|this)|posted|fecha de (?:publicaci|emisi)|datum\s*:|date\s+d['’]émission/giu,
  ],
  [
    'term',
    /contract (?:period|term|duration)|term of|start(?:s|ing)?\b|commenc|end(?:s|ing)? on|renew|vigencia del contrato|laufzeit|vertragsbeginn|durée du (?:contrat|marché)|response time|resolution/giu,
  ],
];

/** "45 days after award" can be kept or missed; "five working days" alone may count anything. */
const anchored = /\s(?:after|from|of|following|upon|nach|ab|desde|después|après|à compter)\s/iu;

const ambiguous: readonly Signal[] = ['ambiguous-date'];
const bare: readonly Signal[] = ['no-unit'];

type Mention = { readonly kind: string; readonly rank: number; readonly field: Field<string> };

/** The dates and spans of time that a passage gives for submission, questions and delivery. */
export function findDeadlines(passages: readonly Passage[], dayFirst: boolean): Deadlines {
  const mentions = passages.flatMap((passage) => mentionsIn(passage, dayFirst));
  const best = (kind: string) =>
    mentions.filter((mention) => mention.kind === kind).sort((a, b) => b.rank - a.rank)[0]?.field;
  const [submission, questions, delivery] = [best('submission'), best('questions'), best('delivery')];
  return { ...(submission && { submission }), ...(questions && { questions }), ...(delivery && { delivery }) };
}

function mentionsIn(passage: Passage, dayFirst: boolean): Mention[] {
  const dates = findDates(passage.text, dayFirst);
  const durations = findDurations(passage.text).filter(
    (span) => !dates.some((date) => date.start < span.end && date.end > span.start),
  );
  return [
    ...dates.map((date) => ({ ...date, rank: date.isAmbiguous ? 2 : 3, seen: date.isAmbiguous ? ambiguous : [] })),
    ...durations.map((span) =>
      anchored.test(span.value) ? { ...span, rank: 2, seen: ['anchored' as const] } : { ...span, rank: 1, seen: bare },
    ),
  ].flatMap((found) => {
    const earlier = Math.max(
      0,
      ...[...dates, ...durations].filter((other) => other.end <= found.start).map((other) => other.end),
    );
    const kind = kindOf(passage.text, found, earlier);
    if (!kind) return [];
    const signals: Signal[] = [kind.isNear ? 'near-word' : 'far-word', ...found.seen];
    const field = fieldFrom(passage, found, found.value, confidenceOf('deadline', signals));
    return [{ kind: kind.name, rank: found.rank + kind.weight, field: { ...field, signals } }];
  });
}

/** The nearest telling word decides; words before a date count more than words after it, and only within the sentence. */
function kindOf(
  text: string,
  { start, end }: { start: number; end: number },
  earlier: number,
): { name: string; isNear: boolean; weight: number } | undefined {
  const sentenceStart = Math.max(lastSentenceStart(text, start), earlier);
  const before = text.slice(sentenceStart, start);
  const after = /^(?:[^.;]|\.(?!\s))*/.exec(text.slice(end))?.[0] ?? '';
  const ranked = kinds.flatMap(([name, words]) => {
    const last = [...before.matchAll(words)].at(-1);
    const next = [...after.matchAll(words)][0];
    const distances = [
      last ? before.length - last.index - last[0].length : undefined,
      next ? next.index + 25 : undefined,
      // "30 Tage nach Bestellung zu liefern" holds its own word; "30 days after delivery" may be about paying.
      name === 'delivery' && /liefer/i.test(text.slice(start, end)) ? 60 : undefined,
    ].filter((distance) => distance !== undefined);
    return distances.length > 0 ? [{ name, distance: Math.min(...distances) }] : [];
  });
  // "Questions must be submitted by …": the act is named last, but what is submitted decides.
  if (
    /question|clarification|inquir|enquir|(?<![\p{L}])quer(?:y|ies)|pregunta|aclaraci|bieterfrage|rückfrage|fragefrist|(?<![\p{L}])fragen|renseignement/iu.test(
      before,
    ) &&
    !/junta de aclaraci/iu.test(before) &&
    !/\b(?:bids?|proposals?|offers?|quotations?|tenders?|ofertas?|propuestas?|angebote?|offres?)\b/iu.test(before)
  ) {
    return { name: 'questions', isNear: true, weight: 0.9 };
  }
  const nearest = ranked.sort((a, b) => a.distance - b.distance)[0];
  return nearest && nearest.distance < 160
    ? {
        name: nearest.name,
        isNear: nearest.distance < 40,
        weight: nearest.distance < 15 ? 0.9 : nearest.distance < 40 ? 0.6 : 0.3,
      }
    : undefined;
}

/** A full stop ends a sentence only before white space; "No. 5" and "12.03." stay whole often enough. */
function lastSentenceStart(text: string, offset: number): number {
  let start = 0;
  for (const match of text
    .slice(0, offset)
    .matchAll(/(?:(?<!\b(?:no|nr|art|approx|ca|p|a|max|min|est|env|mind|spätest)|\d)\.|[;!?])\s+/giu))
    start = match.index + match[0].length;
  return start;
}
