import { parseDecimal } from './decimal-notation.ts';

/** A criterion as it stands in a text. */
export type WrittenCriterion = {
  readonly name: string;
  readonly weight: string;
  readonly unit: 'percent' | 'points';
  readonly start: number;
  readonly end: number;
};

const unit = String.raw`(?<unit>%|per\s?cent|percent|por ciento|prozent|pour\s?cent|points?|pts?\b\.?|puntos?|punkte?n?|marks?)`;
const weight = String.raw`(?<![\d.,])(?<weight>\d{1,3}(?:[.,]\d{1,2})?)\s*${unit}`;
const joint = String.raw`\s*(?:(?:[:=–—(-]|\.{2,}|accounts? for|counts? for|(?:is |will be |shall be )?(?:weighted|weighing|worth|scored|given)(?: (?:at|with|up to))?|(?:with|has|carries) (?:a )?(?:maximum |max\.? )?(?:weight(?:ing)?|score)?(?: of)?|(?:a )?(?:weight(?:ing)?|maximum)(?: of)?|up to|max(?:imum|\.)?|hasta|con|un|mit|zu|bis zu|pour|sur|à hauteur de)\s*)*\(?\s*`;
const nameFirst = new RegExp(String.raw`(?<![\p{L}])(?<name>\p{L}[\p{L}\d '’/&.-]{1,70}?)${joint}${weight}`, 'giu');
const weightFirst = new RegExp(
  String.raw`${weight}\s*\)?\s*(?:for|on|to|of|de|para|por|für|auf|pour|sur|[:–—-])?\s*(?:the\s+|la\s+|el\s+|le\s+|den\s+|die\s+|das\s+|l['’])?(?<name>\p{L}[\p{L}\d '’/&-]{1,60}?)(?=\s*(?:[,;.)]|\band\b|\bund\b|\by\b|\bet\b|$))`,
  'giu',
);
/** "up to 50 points for price" */
const forName = /\d\s*(?:%|percent|points?|pts|puntos|punkte|marks)\s+(?:for|für|por|para|pour)\s+\p{L}/iu;
/** Shares that are no criterion: taxes, discounts, payments. */
const otherShare =
  /\b(?:vat|tax(?:es)?|gst|discount|penalt\w+|damages|retention|advance|payment|deposit|bond|down|interest|inflation|humidity|cotton|minimum (?:score|of)|at least|threshold|pass(?:ing)?|iva|anticipo|descuento|mwst|skonto|rabatt|vertragsstrafe|tva|remise|acompte|pénalit\w+|total|sum|summe|less than|more than|fewer than|scor(?:ed|ing)|score of|point system|points? system|out of|obtain(?:ed|ing)?|maximum of|al menos|mindestens|au moins)\b/iu;
const lead =
  /^.*?\b(?:criteria|criterion|criterios?|kriterien|critères?|as follows|follows|weights?|weighting|gewichtung|pondération|ponderación|based on|according to|(?:assessed|judged|evaluated|awarded|scored|ranked|jugée?s|évaluée?s|notée?s|classée?s|evaluarán|evaluadas?|werden|erfolgt)\s+(?:on|by|sur|selon|nach|según|por)|según|are|is|and|und|y|et|namely)\b[\s:,-]+(?=\p{L})/iu;

/** "Price 40 %, Quality 60 points", "40% for price", "Technical merit – up to 60 points". */
export function writtenCriteria(text: string): WrittenCriterion[] {
  const isWeightFirst =
    /^\W*\d/u.test(text.trim()) || /(?:follows|criteria|basis)\s*[:\-–]\s*\d/iu.test(text) || forName.test(text);
  const pattern = isWeightFirst ? weightFirst : nameFirst;
  const matches = [...text.matchAll(pattern)];
  const isEntry = matches.length === 1 && entry.test(text);
  return matches.flatMap((match): WrittenCriterion[] => {
    const groups = match.groups ?? {};
    const value = parseDecimal(groups.weight ?? '', '.');
    const name = cleanName(groups.name ?? '', isEntry);
    if (value === undefined || Number(value) === 0 || name.length < 3 || otherShare.test(groups.name ?? '')) return [];
    const start = match.index + Math.max(0, match[0].indexOf(name));
    const end = match.index + match[0].length;
    return [{ name, weight: value, unit: unitOf(groups.unit ?? ''), start, end }];
  });
}

export function unitOf(written: string): 'percent' | 'points' {
  return /%|cent|cien|zent/iu.test(written) ? 'percent' : 'points';
}

/** A whole line that is a name and its weight: "- Cost and value (30%)" names one criterion. */
const entry = /^[^.:;]{3,80}[:–—-]?\s*\(?[^\p{L}]{1,12}\p{L}{0,8}[^\p{L}]*$/u;

/** The name without list marks and without the words that lead up to it. */
function cleanName(text: string, isEntry: boolean): string {
  return text
    .replace(/^.*[.;]\s+(?=\p{L}{3})/u, '')
    .replace(isEntry ? /(?!)/ : lead, '')
    .replace(/^(?:\p{L}\s+)?(?:and|und|y|et|the|der|die|das|el|la|le|les)\s+/iu, '')
    .replace(/^[a-z]\s(?=\p{L}{3})/u, '')
    .replace(/[\s–—:(.-]+$/u, '')
    .trim();
}
