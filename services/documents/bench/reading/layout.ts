import { Dice } from './dice.ts';
import { type ColumnName, listWords } from './layout-words.ts';
import { type Notation, notationFor } from './notation.ts';
import { type ProseLayout, pricelessProse, proseOf } from './prose-layouts.ts';
import type { Purchase } from './purchase.ts';
import { surroundings } from './surroundings.ts';
import { pricelessTables, type TableLayout, tableLayouts, tablesOf } from './table-layouts.ts';

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

export type LayoutName = TableLayout | ProseLayout;

/** The purchase as a layout can show it: one unit for all where the head names it, no prices where bidders fill them in. */
export function purchaseFor(purchase: Purchase, layout: LayoutName): Purchase {
  const [first] = purchase.lines;
  const unit = layout === 'unit-in-head' && first ? { unit: first.unit, unitCode: first.unitCode } : {};
  const price = pricelessTables.has(layout) || pricelessProse.has(layout) ? { unitPrice: '' } : {};
  return { ...purchase, lines: purchase.lines.map((line) => ({ ...line, ...unit, ...price })) };
}

/** `purchase` as `purchaseFor` gives it. */
export function layOut(purchase: Purchase, layout: LayoutName, seed: number): readonly Part[] {
  const dice = new Dice(seed);
  const notation = notationFor(purchase.language, purchase.currency, dice);
  const context: Context = { purchase, dice, notation };
  const words = listWords[purchase.language];
  const around = dice.shuffled(surroundings[purchase.language]).slice(0, 4);
  const terms = dice.shuffled([...termsOf(context), ...around.map((text): Part => ({ kind: 'text', text }))]);
  const body = (tableLayouts as readonly string[]).includes(layout)
    ? tablesOf(context, layout as TableLayout)
    : proseOf(context, layout as ProseLayout);
  return [
    { kind: 'heading', text: purchase.title },
    { kind: 'text', text: dice.pick(words.intro) },
    ...(dice.chance(0.5) ? [...terms, ...body] : [...body, ...terms]),
  ];
}

export type Context = { readonly purchase: Purchase; readonly dice: Dice; readonly notation: Notation };

function termsOf({ purchase, dice, notation }: Context): Part[] {
  const words = listWords[purchase.language];
  const fill = (template: string, text: string) => template.replace(/%[tn]/, text);
  return [
    fill(dice.pick(words.submission), notation.date(purchase.submission)),
    fill(dice.pick(words.questions), notation.date(purchase.questions)),
    fill(dice.pick(words.delivery), String(purchase.deliveryDays)),
  ].map((text) => ({ kind: 'text', text }));
}
