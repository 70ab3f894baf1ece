import type { PurchaseLine } from '../purchase.ts';
import type { Cell, Part, Table } from './document.ts';
import type { Context } from './layout.ts';
import { type HeadName, heads } from './words.ts';

export const unfamiliarTables = [
  'two-line-head',
  'grouped-head',
  'quantity-first',
  'unit-inside',
  'outline-numbers',
  'short-and-long-text',
  'transposed',
  'lots-in-one-table',
  'title-rows-above',
  'gaps-and-notes',
  'options-and-tax',
  'bidder-columns',
  'currency-in-head',
  'units-as-codes',
  'two-tables-one-head',
] as const;
export type UnfamiliarTable = (typeof unfamiliarTables)[number];

export function unfamiliarTablesOf(context: Context, layout: UnfamiliarTable): Part[] {
  switch (layout) {
    case 'two-line-head':
      return [listOf(context, ['pos', 'name', 'qty', 'unit', 'price', 'total'], { isHeadSplit: true })];
    case 'grouped-head':
      return [groupedHead(context)];
    case 'quantity-first':
      return [listOf(context, ['qty', 'unit', 'name', 'price'])];
    case 'unit-inside':
      return [listOf(context, ['pos', 'name', 'qty', 'price'], { isUnitInside: true })];
    case 'outline-numbers':
      return [outline(context)];
    case 'short-and-long-text':
      return [withLongTexts(context)];
    case 'transposed':
      return transposed(context);
    case 'lots-in-one-table':
      return [lotsInOne(context)];
    case 'title-rows-above':
      return [withTitles(context)];
    case 'gaps-and-notes':
      return [withGaps(context)];
    case 'options-and-tax':
      return [listOf(context, ['pos', 'code', 'name', 'option', 'qty', 'unit', 'price', 'tax', 'lead'])];
    case 'bidder-columns':
      return [listOf(context, ['pos', 'name', 'unit', 'qty', 'price', 'offer'])];
    case 'currency-in-head':
      return [listOf(context, ['pos', 'name', 'unit', 'price', 'qty', 'total'], { isBare: true })];
    case 'units-as-codes':
      return [listOf(context, ['code', 'name', 'unit', 'qty', 'price'])];
    case 'two-tables-one-head':
      return interrupted(context);
  }
}

type Options = { readonly isHeadSplit?: boolean; readonly isUnitInside?: boolean; readonly isBare?: boolean };

const widths: Readonly<Partial<Record<HeadName, number>>> = { name: 6, offer: 3, price: 2, total: 2, code: 2, lead: 2 };
const numeric: ReadonlySet<HeadName> = new Set(['qty', 'price', 'total', 'tax']);

function listOf(context: Context, columns: readonly HeadName[], options: Options = {}): Table {
  const rows = context.purchase.lines.map((line, index) =>
    columns.map((name) => cell(name, line, index, { context, ...options })),
  );
  return table(context, columns, { head: headOf(context, columns, options), rows });
}

function table(context: Context, columns: readonly HeadName[], body: { head: Cell[][]; rows: Cell[][] }): Table {
  const isCentered = context.dice.chance(0.25);
  return {
    kind: 'table',
    widths: columns.map((name) => widths[name] ?? 1.4),
    align: columns.map((name) => (isCentered && name !== 'name' ? 'center' : numeric.has(name) ? 'right' : 'left')),
    headRows: body.head.length,
    rows: [...body.head, ...body.rows],
  };
}

function headOf({ purchase, dice }: Context, columns: readonly HeadName[], options: Options): Cell[][] {
  const texts = columns.map((name) => {
    const text = dice.pick(heads[purchase.language][name]);
    const isMoney = name === 'price' || name === 'total';
    return options.isBare && isMoney ? `${text} [${purchase.currency}]` : text;
  });
  if (!options.isHeadSplit) return [texts];
  const split = texts.map((text) => /^(\S+)\s(.+)$/.exec(text)?.slice(1) ?? [text, '']);
  return [split.map(([first = '']) => first), split.map(([, second = '']) => second)];
}

function cell(
  name: HeadName,
  line: PurchaseLine,
  index: number,
  { context, ...options }: Options & { context: Context },
): string {
  const { figures, words } = context;
  const money = options.isBare ? figures.bare : figures.money;
  const cells: Readonly<Record<HeadName, () => string>> = {
    pos: () => String((index + 1) * context.step),
    name: () => line.description,
    qty: () => (options.isUnitInside ? `${figures.count(line.quantity)} ${line.unit}` : figures.count(line.quantity)),
    unit: () => line.unit,
    price: () => money(line.unitPrice),
    total: () => money((Number(line.quantity) * Number(line.unitPrice)).toFixed(2)),
    code: () => `${String(100_200 + index * 731)}-${index % 10}`,
    tax: () => `${[7, 16, 19, 20][index % 4]} %`,
    lead: () => words.weeks.replace('%n', String(2 + (index % 5))),
    option: () => words.yesNo[index % 3 === 0 ? 0 : 1],
    amountGroup: () => '',
    priceGroup: () => '',
    field: () => '',
    offer: () => '',
  };
  return cells[name]();
}

/** "Quantity" above "Number | Unit", "Prices" above "Each | Total". */
function groupedHead(context: Context): Table {
  const columns: HeadName[] = ['pos', 'name', 'qty', 'unit', 'price', 'total'];
  const { purchase, dice } = context;
  const of = heads[purchase.language];
  const above: Cell[] = [
    '',
    '',
    { text: dice.pick(of.amountGroup), columns: 2 },
    { text: dice.pick(of.priceGroup), columns: 2 },
  ];
  const list = listOf(context, columns);
  return { ...list, headRows: 2, rows: [above, ...list.rows] };
}

const base: readonly HeadName[] = ['pos', 'name', 'qty', 'unit', 'price', 'total'];

/** "1" names a part, "1.1" a line of it, and sums stand below each part. */
function outline(context: Context): Table {
  const { purchase, dice, words } = context;
  const list = listOf(context, base);
  const size = 2 + dice.below(4);
  const rows = list.rows.slice(1).flatMap((row, index): Cell[][] => {
    const part = Math.floor(index / size) + 1;
    const numbered = [`${part}.${(index % size) + 1}`, ...row.slice(1)];
    const opens = index % size === 0 ? [[String(part), dice.pick(words.groups), '', '', '', '']] : [];
    const closes =
      index % size === size - 1 || index === purchase.lines.length - 1
        ? [['', `${dice.pick(words.subtotal)} ${part}`, '', '', '', context.figures.money('4321.50')]]
        : [];
    return [...opens, numbered, ...closes];
  });
  return { ...list, rows: [list.rows[0] as Cell[], ...rows, ...totalsOf(context, 6)] };
}

function totalsOf({ words, figures }: Context, columns: number): Cell[][] {
  return words.totals.slice(0, 3).map((label) => [{ text: label, columns: columns - 1 }, figures.money('98765.40')]);
}

/** The name in a row, what else is to be known about it in the next ones. */
function withLongTexts(context: Context): Table {
  const list = listOf(context, ['pos', 'name', 'qty', 'unit', 'price']);
  const { notes } = context.words;
  const rows = list.rows
    .slice(1)
    .flatMap((row, index): Cell[][] => [[...row], ['', notes[index % notes.length] ?? '', '', '', '']]);
  return { ...list, rows: [list.rows[0] as Cell[], ...rows] };
}

/** Items stand side by side, a few to a table, and their fields below each other. */
function transposed(context: Context): Part[] {
  const { purchase, figures, words, dice } = context;
  const labels = {
    name: dice.pick(words.card.name),
    qty: dice.pick(words.card.qty),
    unit: dice.pick(words.card.unit),
    price: dice.pick(words.card.price),
  };
  const groups = chunks(purchase.lines, 3);
  return groups.map((lines, group): Table => {
    const titles = lines.map((_, index) => `${dice.pick(words.card.title)} ${group * 3 + index + 1}`);
    return {
      kind: 'table',
      widths: [2, ...lines.map(() => 3)],
      align: ['left', ...lines.map(() => 'left' as const)],
      headRows: 1,
      rows: [
        ['', ...titles],
        [labels.name, ...lines.map((line) => line.description)],
        [labels.qty, ...lines.map((line) => figures.count(line.quantity))],
        [labels.unit, ...lines.map((line) => line.unit)],
        [labels.price, ...lines.map((line) => figures.money(line.unitPrice))],
      ],
    };
  });
}

/** Title, head, rows and sum of each lot, one below the other in one table. */
function lotsInOne(context: Context): Table {
  const list = listOf(context, base);
  const [head, ...rows] = list.rows as Cell[][];
  const lots = chunks(rows, 4).flatMap((part, lot) => [
    [
      {
        text: `${context.purchase.language === 'de' ? 'Los' : 'Lot'} ${lot + 1} - ${context.dice.pick(context.words.groups)}`,
        columns: 6,
      },
    ],
    head as Cell[],
    ...part,
    [{ text: context.dice.pick(context.words.subtotal), columns: 5 }, context.figures.money('1234.00')],
  ]);
  return { ...list, headRows: 0, rows: lots };
}

function withTitles(context: Context): Table {
  const { purchase, words, dice } = context;
  const list = listOf(context, base);
  const above: Cell[][] = [
    [{ text: purchase.title, columns: 6 }],
    [purchase.buyer, '', '', '', '', '12/2026'],
    [{ text: dice.pick(words.opening), columns: 6 }],
  ];
  return { ...list, headRows: 4, rows: [...above, ...list.rows, ...totalsOf(context, 6)] };
}

function withGaps(context: Context): Table {
  const columns: HeadName[] = ['pos', 'name', 'unit', 'qty', 'price'];
  const list = listOf(context, columns);
  const rows = list.rows
    .slice(1)
    .flatMap((row, index): Cell[][] => [
      [...row],
      ...(index % 4 === 3 ? [['', '', '', '', '']] : []),
      ...(index % 5 === 2 ? [[{ text: `* ${context.dice.pick(context.words.notes)}`, columns: 5 }]] : []),
    ]);
  return { ...list, rows: [list.rows[0] as Cell[], ...rows] };
}

/** The list goes on below a paragraph without its head. */
function interrupted(context: Context): Part[] {
  const list = listOf(context, base);
  const [head, ...rows] = list.rows as Cell[][];
  const half = Math.ceil(rows.length / 2);
  const first: Table = { ...list, rows: [head as Cell[], ...rows.slice(0, half)] };
  if (rows.length - half < 2) return [list];
  return [
    first,
    { kind: 'text', text: context.dice.pick(context.words.notes) },
    { ...list, headRows: 0, rows: rows.slice(half) },
  ];
}

export function chunks<T>(from: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(from.length / size) }, (_, at) => from.slice(at * size, (at + 1) * size));
}
