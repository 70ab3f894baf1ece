import type { DecimalMark } from './decimal-notation.ts';
import { attributeName, type Measure, measureAfter, nearbyAttribute } from './measures.ts';
import type { WrittenNumber } from './number-notation.ts';
import { findValues } from './value-notation.ts';

export type Operator = '=' | '>=' | '<=' | '>' | '<' | 'one_of' | 'contains';

/** One checkable property of what is asked for, e.g. voltage >= 18 V, with its place in the text it was found in. */
export type Specification = {
  readonly attribute: string;
  readonly operator: Operator;
  readonly value: string;
  readonly unit: string;
  readonly start: number;
  readonly end: number;
};

const atLeast = String.raw`≥|>=|=>|at\s+least|min(?:imum|\.)?(?:\s+of)?|no(?:t)?\s+less\s+than|not\s+below|from|mindestens|mind\.|ab|al\s+menos|como\s+mínimo|mínimo(?:\s+de)?|no\s+menor\s+(?:a|de|que)|au\s+moins|minimum\s+de`;
const atMost = String.raw`≤|<=|=<|at\s+most|max(?:imum|\.)?(?:\s+of)?|up\s+to|no(?:t)?\s+more\s+than|not\s+exceed(?:ing)?|höchstens|maximal|bis\s+zu|como\s+máximo|máximo(?:\s+de)?|hasta|au\s+plus|jusqu'à`;
const before = new RegExp(
  String.raw`(?:(?<ge>${atLeast})|(?<le>${atMost})|(?<gt>>|more\s+than|greater\s+than|over|above|über|más\s+de|plus\s+de)|(?<lt><|less\s+than|below|under|unter|menos\s+de|moins\s+de))\s*:?\s*$`,
  'iu',
);
const afterwards =
  /^\s*,?\s*(?:\(?\s*(?:(?<ge>or\s+(?:more|higher|better|greater|above|larger|faster|newer)|and\s+above|minimum|min\b\.?|oder\s+(?:mehr|höher|besser)|o\s+(?:más|superior|mayor)|ou\s+(?:plus|supérieur)|\+)|(?<le>or\s+(?:less|lower|below|smaller)|and\s+below|maximum|max\b\.?|oder\s+weniger|o\s+menos|ou\s+moins))(?!\.?\s*\d))/iu;
const rangeBetween = /^\s*(?:-|–|—|to|bis|a|à|and)\s*$/iu;

/** Measured properties in a text; each number must carry a unit of measure to count. */
export function findMeasuredSpecifications(text: string, mark: DecimalMark): Specification[] {
  const numbers = findValues(text, mark);
  return numbers.flatMap((number, index) => {
    const measure = measureAfter(text, number.end);
    if (!measure) return [];
    const lower = numbers[index - 1];
    const isRange =
      lower !== undefined &&
      rangeBetween.test(text.slice(lower.end, number.start)) &&
      Number(lower.value) < Number(number.value);
    return isRange ? rangeOf(text, lower, number, measure) : [single(text, number, measure)];
  });
}

function rangeOf(text: string, lower: WrittenNumber, upper: WrittenNumber, measure: Measure): Specification[] {
  const attribute = nearbyAttribute(text, lower.start, measure);
  const place = { attribute, unit: measure.unit, start: lower.start, end: measure.end };
  return [
    { ...place, operator: '>=', value: lower.value },
    { ...place, operator: '<=', value: upper.value },
  ];
}

function single(text: string, number: WrittenNumber, measure: Measure): Specification {
  const ahead = before.exec(text.slice(Math.max(0, number.start - 30), number.start));
  const behind = afterwards.exec(text.slice(measure.end));
  const start = ahead ? number.start - ahead[0].length : number.start;
  const end = behind ? measure.end + behind[0].length : measure.end;
  const operator = operatorOf(ahead?.groups) ?? operatorOf(behind?.groups) ?? '=';
  return {
    attribute: nearbyAttribute(text, start, measure),
    operator,
    value: number.value,
    unit: measure.unit,
    start,
    end,
  };
}

function operatorOf(groups: Record<string, string | undefined> | undefined): Operator | undefined {
  if (groups?.ge) return '>=';
  if (groups?.le) return '<=';
  if (groups?.gt) return '>';
  return groups?.lt ? '<' : undefined;
}

const labelled =
  /(?:^\s*[-•*–]?\s*|[;\n•]|,\s(?=colou?r|material|finish|size))\s*(?<label>[\p{L}][\p{L} /()-]{1,30}?)\s*[:=]\s*(?<value>[^;\n:=]{1,60}?)(?=\s*(?:[;\n•]|\.(?:\s|$)|$))/giu;
/** Labels of the item itself or of the tender; they are fields of their own and not properties of the product. */
const notAProperty =
  /^(?:qty|quantity|cantidad|menge|anzahl|quantité|unit|uom|unidad|einheit|item|description|descripción|part|sku|model|brand|make|manufacturer|price|budget|delivery|deadline|note|notes|contact|email|e-mail|phone|tel|date|page|total|reference|ref|subject|title|address|http|https)\b/iu;

/** Properties written as "Colour: black"; a comma or "or" in the value means that any of them will do. */
export function findLabelledSpecifications(text: string): Specification[] {
  return [...text.matchAll(labelled)].flatMap((match): Specification[] => {
    const { label = '', value = '' } = match.groups ?? {};
    if (notAProperty.test(label) || /\d\s*[\p{L}"%°]/u.test(value)) return [];
    const start = match.index + match[0].indexOf(label);
    const options = value.split(/\s*(?:,|\/|\bor\b|\boder\b|\bo\b|\bou\b)\s*/iu).filter((option) => option !== '');
    const operator = options.length > 1 ? 'one_of' : '=';
    return [
      {
        attribute: attributeName(label),
        operator,
        value: options.join(', '),
        unit: '',
        start,
        end: match.index + match[0].length,
      },
    ];
  });
}
