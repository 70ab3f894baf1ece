/** Where the name of a thing ends and the sentence goes on about delivery, dates or conditions. */
const nameEnd =
  /\s+(?:to be (?:delivered|supplied|installed|provided)|(?:for delivery|delivered)\b|by\s+\d|no later than|within\s+\d|before\s+\d|as per|according to|in accordance|for (?:the|our|use)\b|(?:is|are) (?:required|needed|requested)|shall|must|should|will|a entregar|para entrega|deberán?|à livrer|zur Lieferung|zu liefern)(?![\p{L}])|;(?:\s|$)|\s+[–—]\s+|\n/iu;

/** German ends its sentences with the verb, or with the part of it that "bieten Sie … an" leaves behind. */
const verbBehind =
  /\s+(?:an|aus|bereit|anzubieten|anbieten|beschaffen|zu beschaffen|kaufen|bestellen|erwerben|liefern|benötigt|gesucht)[\s.]*$/u;

/** The offsets of a thing's name within a stretch of text, without the words around it. */
export function itemName(text: string, from: number, to: number): { readonly start: number; readonly end: number } {
  const stretch = text.slice(from, to);
  const cut = nameEnd.exec(stretch);
  const name = (cut && cut.index > 2 ? stretch.slice(0, cut.index) : stretch).replace(
    /[\s,;:.(–—-]+(?:and|und|y|et|&)?[\s,;:.(–—-]*$/iu,
    '',
  );
  const verb = verbBehind.exec(name);
  const end = verb && verb.index > 2 ? verb.index : name.length;
  const lead = /^[\s,;:.–—-]*/.exec(name)?.[0].length ?? 0;
  return { start: from + lead, end: from + Math.max(end, lead) };
}
