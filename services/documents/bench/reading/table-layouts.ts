import type { Context, Part, TableColumn, TableRow } from './layout.ts';
import { type ColumnName, columnNames, listWords } from './layout-words.ts';
import type { Language, PurchaseLine } from './purchase.ts';

export const tableLayouts = [
  'plain',
  'shuffled',
  'headless',
  'sections',
  'totals',
  'unit-in-quantity',
  'no-position',
  'extra-columns',
  'lots',
  'unit-in-head',
  'notes-below',
  'two-row-head',
  'to-be-priced',
  'codes-and-dates',
] as const;
export type TableLayout = (typeof tableLayouts)[number];

/** Layouts in which the bidder is to fill in the prices: there are none to read. */
export const pricelessTables: ReadonlySet<string> = new Set(['to-be-priced']);

export function tablesOf(context: Context, layout: TableLayout): Part[] {
  if (layout !== 'lots') return [tableOf(context, layout)];
  const { purchase, dice } = context;
  const size = 2 + dice.below(4);
  const lots = Array.from({ length: Math.ceil(purchase.lines.length / size) }, (_, lot) =>
    purchase.lines.slice(lot * size, (lot + 1) * size),
  );
  return lots.flatMap((lines, index): Part[] => [
    { kind: 'heading', text: `Lot ${index + 1}` },
    tableOf({ ...context, purchase: { ...purchase, lines } }, layout),
  ]);
}

function tableOf(context: Context, layout: TableLayout): Part {
  const { purchase, dice } = context;
  const hasHead = layout !== 'headless';
  const base = columnsFor(layout);
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
      head: headOf(name, isMoney && isSymbolInHead ? `${head} (${purchase.currency})` : head, { layout, purchase }),
      isNumber: isMoney || name === 'quantity',
    };
  });
  const rows = purchase.lines.flatMap((line, index): TableRow[] => {
    const cells = names.map((name) => cellOf(name, line, { ...context, index, isBare: isSymbolInHead }));
    const note = names.map((name) => (name === 'description' ? dice.pick(notes[purchase.language]) : ''));
    const isNoted = layout === 'notes-below' && index % 2 === 0;
    return [{ kind: 'item', cells }, ...(isNoted ? [{ kind: 'section' as const, cells: note }] : [])];
  });
  return { kind: 'table', columns, hasHead, rows: withBreaks(rows, layout, context, names) };
}

function columnsFor(layout: TableLayout): ColumnName[] {
  if (layout === 'unit-in-quantity') return ['description', 'quantityUnit', 'unitPrice'];
  if (layout === 'unit-in-head') return ['description', 'quantity', 'unitPrice'];
  if (layout === 'codes-and-dates')
    return ['partNumber', 'description', 'brand', 'quantity', 'unit', 'deliveryDate', 'unitPrice'];
  return ['description', 'quantity', 'unit', 'unitPrice'];
}

function headOf(
  name: ColumnName,
  head: string,
  { layout, purchase }: Pick<Context, 'purchase'> & { layout: string },
): string {
  if (layout === 'unit-in-head' && name === 'quantity') return `${head} (${purchase.lines[0]?.unit})`;
  // A head over two lines of its cell, as narrow columns have.
  return layout === 'two-row-head' ? head.replace(' ', '\n') : head;
}

/** Further words on an item, in a row of their own below it. */
const notes: Readonly<Record<Language, readonly string[]>> = {
  en: ['or approved equivalent', 'incl. delivery to the second floor'],
  es: ['o similar', 'incluye entrega en sitio'],
  fr: ['ou équivalent', 'livraison comprise'],
  de: ['oder gleichwertig', 'inkl. Lieferung frei Haus'],
};

function cellOf(
  name: ColumnName,
  line: PurchaseLine,
  { notation, index, isBare }: Context & { index: number; isBare: boolean },
): string {
  const amount = (plain: string) => (plain === '' ? '' : isBare ? notation.bare(plain) : notation.money(plain));
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
      return line.unitPrice === '' ? '' : amount((Number(line.quantity) * Number(line.unitPrice)).toFixed(2));
    case 'partNumber':
      return `PN-${1000 + index * 37}`;
    case 'brand':
      return index % 2 === 0 ? 'Acme' : 'Norvik';
    case 'deliveryDate':
      return notation.date(`2026-09-${String(1 + (index % 28)).padStart(2, '0')}`);
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
