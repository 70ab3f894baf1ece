import { type ColumnName, columnNames, listWords } from './layout-words.ts';
import { type Notation, notationFor } from './notation.ts';
import { Dice, type Purchase, type PurchaseLine } from './purchase.ts';
import { inWords } from './quantity-words.ts';
import { surroundings } from './surroundings.ts';

/** A document before it is written in some format. */
export type Part =
  | { readonly kind: 'heading' | 'text'; readonly text: string }
  | {
      readonly kind: 'list';
      readonly entries: readonly string[];
      readonly marker: 'number' | 'dash' | 'bullet' | 'none';
    }
  | {
      readonly kind: 'table';
      readonly columns: readonly TableColumn[];
      readonly hasHead: boolean;
      readonly rows: readonly TableRow[];
    };
export type TableColumn = { readonly name: ColumnName; readonly head: string; readonly isNumber: boolean };
export type TableRow = { readonly kind: 'item' | 'section' | 'total'; readonly cells: readonly string[] };

/** The kinds of layout; the last of each are never looked at while rules are written, only measured. */
export const tableLayouts = [
  'plain',
  'shuffled',
  'headless',
  'sections',
  'totals',
  'unit-in-quantity',
  'no-position',
  'extra-columns',
] as const;
export const proseLayouts = [
  'numbered-entries',
  'dash-entries',
  'sentences',
  'label-blocks',
  'paragraph',
  'numbered-sentences',
] as const;
export type LayoutName = (typeof tableLayouts)[number] | (typeof proseLayouts)[number];

export function layOut(purchase: Purchase, layout: LayoutName, seed: number): readonly Part[] {
  const dice = new Dice(seed);
  const notation = notationFor(purchase.language, purchase.currency, dice);
  const context: Context = { purchase, dice, notation };
  const words = listWords[purchase.language];
  const around = dice.shuffled(surroundings[purchase.language]).slice(0, 4);
  const terms = dice.shuffled([...termsOf(context), ...around.map((text): Part => ({ kind: 'text', text }))]);
  const body = (tableLayouts as readonly string[]).includes(layout)
    ? [tableOf(context, layout)]
    : proseOf(context, layout as (typeof proseLayouts)[number]);
  return [
    { kind: 'heading', text: purchase.title },
    { kind: 'text', text: dice.pick(words.intro) },
    ...(dice.chance(0.5) ? [...terms, ...body] : [...body, ...terms]),
  ];
}

type Context = { readonly purchase: Purchase; readonly dice: Dice; readonly notation: Notation };

function termsOf({ purchase, dice, notation }: Context): Part[] {
  const words = listWords[purchase.language];
  const fill = (template: string, text: string) => template.replace(/%[tn]/, text);
  return [
    fill(dice.pick(words.submission), notation.date(purchase.submission)),
    fill(dice.pick(words.questions), notation.date(purchase.questions)),
    fill(dice.pick(words.delivery), String(purchase.deliveryDays)),
  ].map((text) => ({ kind: 'text', text }));
}

function tableOf(context: Context, layout: string): Part {
  const { purchase, dice } = context;
  const hasHead = layout !== 'headless';
  const base: ColumnName[] =
    layout === 'unit-in-quantity'
      ? ['description', 'quantityUnit', 'unitPrice']
      : ['description', 'quantity', 'unit', 'unitPrice'];
  const ordered = layout === 'shuffled' ? dice.shuffled(base) : base;
  const names: ColumnName[] = [
    ...(layout === 'no-position' || (layout === 'shuffled' && dice.chance(0.5)) ? [] : (['position'] as const)),
    ...ordered,
  ];
  if (layout === 'totals' || layout === 'sections' || dice.chance(0.3)) names.push('lineTotal');
  if (layout === 'extra-columns') names.push('remarks');
  const isSymbolInHead = hasHead && dice.chance(0.4);
  const columns = names.map((name): TableColumn => {
    const head = dice.pick(columnNames[purchase.language][name]);
    const isMoney = name === 'unitPrice' || name === 'lineTotal';
    return {
      name,
      head: isMoney && isSymbolInHead ? `${head} (${purchase.currency})` : head,
      isNumber: isMoney || name === 'quantity',
    };
  });
  const rows = purchase.lines.map(
    (line, index): TableRow => ({
      kind: 'item',
      cells: names.map((name) => cellOf(name, line, { ...context, index, isBare: isSymbolInHead })),
    }),
  );
  return { kind: 'table', columns, hasHead, rows: withBreaks(rows, layout, context, names) };
}

function cellOf(
  name: ColumnName,
  line: PurchaseLine,
  { notation, index, isBare }: Context & { index: number; isBare: boolean },
): string {
  const amount = (plain: string) => (isBare ? notation.bare(plain) : notation.money(plain));
  switch (name) {
    case 'position':
      return String(index + 1);
    case 'description':
      return line.description;
    case 'quantity':
      return notation.number(line.quantity);
    case 'unit':
      return line.unit;
    case 'quantityUnit':
      return `${notation.number(line.quantity)} ${line.unit}`;
    case 'unitPrice':
      return amount(line.unitPrice);
    case 'lineTotal':
      return amount((Number(line.quantity) * Number(line.unitPrice)).toFixed(2));
    case 'remarks':
      return index % 3 === 0 ? 'or equivalent' : '';
  }
}

/** Titles between the rows, subtotals below a part and the total at the end. */
function withBreaks(
  rows: readonly TableRow[],
  layout: string,
  { purchase, dice, notation }: Context,
  names: readonly ColumnName[],
): TableRow[] {
  const words = listWords[purchase.language];
  const sum = (label: string): TableRow => {
    const amount = notation.money('12345.60');
    return {
      kind: 'total',
      cells: names.map((name) =>
        name === 'description'
          ? label
          : name === 'lineTotal' || (name === 'unitPrice' && !names.includes('lineTotal'))
            ? amount
            : '',
      ),
    };
  };
  if (layout === 'sections') {
    const every = 3 + dice.below(4);
    return rows.flatMap((row, index) => [
      ...(index % every === 0 ? [{ kind: 'section', cells: [dice.pick(words.section)] } as const] : []),
      row,
      ...(index % every === every - 1 ? [sum(words.subtotal)] : []),
    ]);
  }
  return layout === 'totals' ? [...rows, sum(words.subtotal), sum(words.total)] : [...rows];
}

function proseOf(context: Context, layout: (typeof proseLayouts)[number]): Part[] {
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
