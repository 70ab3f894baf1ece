import type { ExtractedDocument } from '../layout/extracted-document.ts';
import { confidenceOf } from './confidence.ts';
import { type Field, fieldFrom, type Passage, passageOf } from './source-text.ts';

const titleLabel =
  /^\s*(?:subject|title|project(?: (?:title|name))?|re|betreff|asunto|objeto|objet|titulo|título|titel)\s*[:.]\s*(?<value>.{4,140})$/iu;
const documentKind =
  /request for (?:proposals?|quotations?|tenders?|bids?)|invitation to (?:bid|tender)|\bRF[PQTI]\b|\btender\b|solicitation|licitaci[oó]n|solicitud de (?:cotizaci[oó]n|oferta)|ausschreibung|angebotsanfrage|leistungsverzeichnis|appel d['’]offres|demande de (?:prix|devis)|consultation/iu;
const reference =
  /\b(?:RF[PQTI]|request for (?:proposals?|quotations?|tenders?|bids?)|ITB|ITT|tender|bid|solicitation|reference|ref|procurement|expediente|licitaci[oó]n|ausschreibung|vergabe|dossier|référence|marché|aktenzeichen|az|requisition|request)\b\.?\s*(?:no|nr|number|num|núm|n[°º]|id|#|reference|ref)?\s*[.:#]*\s*(?<value>(?=[A-Z0-9/_.-]*\d)[A-Z0-9][A-Z0-9/_.-]{3,30}[A-Z0-9])/giu;
const buyer =
  /(?:^|[.;|]\s*|\s{2,})(?:buyer|purchaser|issued by|issuing (?:office|organi[sz]ation|agency|entity)|contracting (?:authority|entity)|procuring entity|client|customer|organi[sz]ation|company|agency|comprador|entidad(?: contratante)?|convocante|dependencia|auftraggeber|vergabestelle|acheteur|pouvoir adjudicateur|maître d['’]ouvrage)\s*[:–-]?\s*[:–-]\s*(?<value>[\p{Lu}\d][^;|\n:]{2,80}?)(?=\s*(?:[;|]|\.\s|$))/iu;
/** "Harbourline Cooperative invites suppliers to quote …": who does so is the buyer. */
const inviter =
  /(?:^|[.;]\s+)(?:the\s+)?(?<value>\p{Lu}[\p{L}&.’'-]*(?:\s+(?:\p{Lu}[\p{L}&.’'-]*|of|the|and|for|de|del|la|und|für|&)){0,8})(?:,[^,.;]{2,60},)?\s+(?:hereby\s+)?(?:invites|requests|seeks|intends to|wishes to|is (?:seeking|inviting|requesting)|solicits)\b/u;
const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u;
const contactLabel =
  /contact|attention|attn|procurement officer|questions|ansprechpartner|kontakt|contacto|responsable|interlocuteur/iu;

/** The name of the tender: labelled as its subject, else the first heading that calls itself a tender, else the first. */
export function findTitle(document: ExtractedDocument): Field<string> | undefined {
  const blocks = document.pages.slice(0, 2).flatMap((page) => page.blocks);
  const lines = blocks.filter((block) => block.kind !== 'table').flatMap((block) => block.lines);
  for (const line of lines) {
    const value = titleLabel.exec(line.text)?.groups?.value?.trim();
    if (value)
      return fieldFrom(
        passageOf([line]),
        { start: line.text.indexOf(value), end: line.text.indexOf(value) + value.length },
        value,
        0.95,
      );
  }
  const headings = blocks.filter((block) => block.kind === 'heading').flatMap((block) => block.lines);
  const chosen =
    lines.slice(0, 12).find((line) => documentKind.test(line.text) && line.text.length < 160) ??
    headings.find((line) => !/[:\d]/.test(line.text) && line.text.includes(' '));
  return chosen && fieldFrom(passageOf([chosen]), { start: 0, end: chosen.text.length }, chosen.text.trim(), 0.7);
}

export function findReference(passages: readonly Passage[]): Field<string> | undefined {
  for (const passage of passages) {
    for (const match of passage.text.matchAll(reference)) {
      const value = match.groups?.value ?? '';
      const start = match.index + match[0].length - value.length;
      if (!/^\d{1,4}$|^\d{4}-\d{2}-\d{2}$/.test(value))
        return fieldFrom(passage, { start, end: start + value.length }, value, 0.9);
    }
  }
  return undefined;
}

export function findBuyer(passages: readonly Passage[]): Field<string> | undefined {
  for (const passage of passages) {
    const match = buyer.exec(passage.text) ?? inviter.exec(passage.text);
    const value = match?.groups?.value;
    if (!match || !value) continue;
    const start = match.index + match[0].indexOf(value);
    return fieldFrom(passage, { start, end: start + value.length }, value.trim(), 0.85);
  }
  return undefined;
}

/** The address to answer to; one beside a word such as "contact" is preferred to the first in the document. */
export function findContact(passages: readonly Passage[]): Field<string> | undefined {
  const withAddress = passages.filter((passage) => email.test(passage.text));
  const passage = withAddress.find(({ text }) => contactLabel.test(text)) ?? withAddress[0];
  const match = passage && email.exec(passage.text);
  if (!match) return undefined;
  const sure = confidenceOf('contact', contactLabel.test(passage.text) ? ['labelled'] : []);
  return fieldFrom(
    passage,
    { start: match.index, end: match.index + match[0].length },
    match[0].replace(/\.$/, ''),
    sure,
  );
}
