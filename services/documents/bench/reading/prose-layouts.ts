import type { Context, Part } from './layout.ts';
import { listWords } from './layout-words.ts';
import type { PurchaseLine } from './purchase.ts';
import { inWords } from './quantity-words.ts';

export const proseLayouts = [
  'numbered-entries',
  'dash-entries',
  'sentences',
  'label-blocks',
  'paragraph',
  'numbered-sentences',
  'headed-blocks',
  'priceless-entries',
  'series',
] as const;
export type ProseLayout = (typeof proseLayouts)[number];

export const pricelessProse: ReadonlySet<string> = new Set(['priceless-entries', 'series']);

export function proseOf(context: Context, layout: ProseLayout): Part[] {
  const { purchase, dice } = context;
  const words = listWords[purchase.language];
  const entry = dice.pick(words.entries);
  const sentence = dice.pick(words.sentences);
  const fill = (template: string) => purchase.lines.map((line) => fillIn(template, line, context));
  switch (layout) {
    case 'numbered-entries':
      return [{ kind: 'list', entries: fill(entry), marker: 'number' }];
    case 'dash-entries':
      return [{ kind: 'list', entries: fill(entry), marker: dice.pick(['dash', 'bullet']) }];
    case 'numbered-sentences':
      return [{ kind: 'list', entries: fill(sentence), marker: 'number' }];
    case 'sentences':
      return fill(sentence).map((text) => ({ kind: 'text', text }));
    case 'paragraph':
      return [{ kind: 'text', text: fill(sentence).join(' ') }];
    case 'label-blocks':
      return purchase.lines.flatMap((line) => labelBlock(line, context));
    case 'headed-blocks':
      return purchase.lines.flatMap((line, index) => headedBlock(line, { ...context, index }));
    case 'priceless-entries':
      return [{ kind: 'list', entries: fill(dice.pick(words.priceless)), marker: dice.pick(['number', 'dash']) }];
    case 'series':
      return [{ kind: 'text', text: seriesOf(context) }];
  }
}

function fillIn(template: string, line: PurchaseLine, { notation, purchase }: Context): string {
  // Without a place for the unit only pieces can be asked for.
  const withUnit = template.includes('%u') || line.unitCode === 'EA' ? template : template.replace('%q x', '%q %u');
  return withUnit
    .replace('%w', inWords(line.quantity, purchase.language) ?? notation.number(line.quantity))
    .replace('%q', notation.number(line.quantity))
    .replace('%u', line.unit)
    .replace('%d', line.description)
    .replace('%p', notation.money(line.unitPrice));
}

function labelBlock(line: PurchaseLine, { notation, purchase }: Context): Part[] {
  const { item, quantity, unit, price } = listWords[purchase.language].labels;
  return [
    `${item}: ${line.description}`,
    `${quantity}: ${notation.number(line.quantity)}`,
    `${unit}: ${line.unit}`,
    `${price}: ${notation.money(line.unitPrice)}`,
  ].map((text) => ({ kind: 'text', text }));
}

/** The name as a numbered title, and what belongs to it below. */
function headedBlock(line: PurchaseLine, { notation, purchase, index }: Context & { readonly index: number }): Part[] {
  const { quantity, price } = listWords[purchase.language].labels;
  return [
    `${index + 1}. ${line.description}`,
    `${quantity}: ${notation.number(line.quantity)} ${line.unit}`,
    `${price}: ${notation.money(line.unitPrice)}`,
  ].map((text) => ({ kind: 'text', text }));
}

/** All lines in one sentence of a letter. */
function seriesOf(context: Context): string {
  const { purchase } = context;
  const { series } = listWords[purchase.language];
  const entries = purchase.lines.map((line) => fillIn('%q %u %d', line, context));
  return `${series} ${entries.join('; ')}.`;
}
