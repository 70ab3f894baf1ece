/** Bullets, dashes, "(a)", "a)", "1.", "1)" or "1.2.3" followed by text. */
const listMarker = /^\s*(?:[•●▪◦‣·*–—-]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,3})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)\s+\S/iu;
/** "1 SCOPE", "2.3 Delivery terms", "Section 4: Pricing", "Annex A": short numbered titles. */
const numberedTitle =
  /^(?:(?:section|part|annex|appendix|schedule|article|chapter|lote?|los|anexo|annexe|anhang|abschnitt)\s+)?[\dA-Z]{1,3}(?:\.\d+)*[.:)]?\s+\p{Lu}/u;
const sentenceEnd = /[.;,?!]$/;
const longestTitle = 70;

export function isListItemText(text: string): boolean {
  return listMarker.test(text) && !isHeadingText(text);
}

/** Short, without a sentence's end, in capitals or numbered like a title and holding no quantity. */
export function isHeadingText(text: string): boolean {
  const line = text.trim();
  if (line.length > longestTitle || line.length < 3 || sentenceEnd.test(line)) return false;
  return (
    isCapitals(line) ||
    (numberedTitle.test(line) && !/\d/.test(line.replace(/^\D{0,10}[\d.]+/, '')) && wordCount(line) <= 7)
  );
}

function isCapitals(line: string): boolean {
  const letters = line.replace(/[^\p{L}]/gu, '');
  return letters.length >= 4 && letters === letters.toUpperCase() && !/\d{2,}/.test(line) && wordCount(line) <= 8;
}

function wordCount(line: string): number {
  return line.split(/\s+/).length;
}
