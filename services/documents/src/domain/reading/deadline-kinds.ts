/** What a date or a span of time can belong to. The kinds that are not deadlines are here to keep their dates away. */
export const deadlineKinds: readonly (readonly [string, RegExp])[] = [
  [
    'questions',
    /(?:to|for|of) submi(?:t|tting|ssion)(?: of)? (?:any |all |written )?(?:questions|inquiries|enquiries|queries|clarifications?|requests for)|question|requests? for (?:information|interpretation|explanation)|clarification|inquir|enquir(?!y (?:date|number|no))|(?<![\p{L}])quer(?:y|ies)|pregunta|aclaraci|consultas|bieterfrage|rückfrage|fragefrist|(?<![\p{L}])fragen|demandes? de (?:renseignement|précision)/giu,
  ],
  [
    'submission',
    /submi(?:t|ssion)|clos(?:ing|es?)\b|(?:tender|bid|offer|quote|quotation)s? (?:closing|clos(?:e|es)|end)|cierre|clôture|remise des (?:plis|offres|propositions)|répondre (?:pour|avant|au plus tard)|angebot(?:e|es|s)?[^.;]{0,30}(?:erbitten|erwarten|erbeten)|(?:erbitten|erwarten)[^.;]{0,30}angebot|(?:quote|quotation|offer|bid)s?[^.;]{0,20}(?:on or before|latest)|(?:bids?|proposals?|offers?|quotations?|quotes?|tenders?|responses?|submissions?)\s+(?:(?:are|is|must be|shall be|should be|will be|to be)\s+)?(?:due|received|accepted|by\b)|due date|due on|deadline|(?:bid|proposal|offer|quotation|quote|tender)s? (?:reach|arriv)\p{L}*|remise des offres,? fixée|received (?:by|no later)|receipt of (?:the )?(?:bids|tenders|proposals|offers|quotations|quotes)|(?:receiv|accept)(?:e|ing|s)?\s+(?:sealed\s+|written\s+)?(?:\p{L}+\s+)?(?:bids|tenders|proposals|offers|quotations)(?![\p{L}])|(?:entregar|entrega de|enviar) (?:las |los |sus )?(?:propuestas|ofertas|cotizaciones|proposiciones)|(?:must |shall |to )reach (?:us|the)|(?:bids?|tenders?|proposals?|offers?|quotations?)\s+(?:shall|must|should|are to|will|may|have to)\s+be\s+(?:delivered|sent|lodged|addressed|deposited|e-?mailed)[^.;]{0,60}|present(?:aci[oó]n|ar(?:se|án)?|en)(?![\p{L}])[^.;]{0,40}|(?:ofertas|propuestas|proposiciones|cotizaciones)[^.;]{0,60}(?:a más tardar|hasta|antes del|el día)|offres[^.;]{0,40}(?:remises|reçues|parvenir|déposées)|angebote[^.;]{0,40}(?:bis|spätestens|einzureichen|eingehen|eingegangen)|fecha l[ií]mite|recepci[oó]n de (?:ofertas|propuestas)|einreich|abgabe|angebotsfrist|angebote bis|schlusstermin|remise des offres|date limite|dépôt des offres|réception des offres/giu,
  ],
  [
    'delivery',
    /deliver|shipment|shipped|lead[\s-]?time|(?:à|a) livrer|lieferbar|lieferzeit|suministr|dispatch|installation|completion|goods (?:to be|must)|entrega|liefer|livraison|délai d'exécution|needed by|required (?:by|on)|on[\s-]site (?:by|on|date)|go-live/giu,
  ],
  // Papers are delivered too.
  [
    'papers',
    /deliver\p{L}*\s+(?:(?:the|an?|its|their|all)\s+)?(?:written\s+|sealed\s+)?(?:bids?|proposals?|requests?|notices?|tenders?|offers?|samples?|documents?|reports?)(?![\p{L}])/giu,
  ],
  ['validity', /valid|binding|vigencia|validez|gültig|bindefrist|zuschlagsfrist/giu],
  ['payment', /pay(?:ment|able)|invoice|net\s+\d|pago|factura|zahl|rechnung|paiement|facture/giu],
  ['warranty', /warrant|guarant|garant|gewährleistung/giu],
  ['award', /award(?:ed)?\s+(?:date|is|will|decision|by)|decision|adjudicaci|fallo|zuschlagserteilung|attribution/giu],
  ['opening', /(?:bid|tender) opening|opening of|apertura|(?:angebots)?öffnung|ouverture des plis/giu],
  ['visit', /site visit|pre-?bid|meeting|conference|walk-?through|visita|junta|besichtigung|visite/giu],
  [
    'issue',
    /issue(?:d| date)|enquiry date|posted on|publi(?:shed|cation|cado|cación|ziert)|veröffentlicht|envoi de l['’]avis|(?:^|[.;|]\s*)dated?\s*:|date of (?:issue|this)|posted|fecha de (?:publicaci|emisi)|datum\s*:|date\s+d['’]émission/giu,
  ],
  [
    'term',
    /contract (?:period|term|duration)|term of|start(?:s|ing)?\b|commenc|end(?:s|ing)? on|renew|vigencia del contrato|laufzeit|vertragsbeginn|durée du (?:contrat|marché)|response time|resolution/giu,
  ],
];

/** "Sealed bids for … will be received by the City Clerk, City Hall, … until": an address may stand between. */
const until = /(?:until|no(?:t)? later than|on or before|prior to|before)(?:\s+at)?\s*$/iu;
const bidsBefore =
  /(?:bids?|tenders?|proposals?|offers?|quotations?)(?![\p{L}])(?:(?!valid|binding|firm|opened|opening|withdraw|remain|award|documents|forms|available|question)[^;])*$/iu;

/** Whether the words right before a date let bids come in until then. */
export function takesBidsUntil(before: string): boolean {
  return until.test(before.slice(-24)) && bidsBefore.test(before.slice(-300));
}
