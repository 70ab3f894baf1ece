import { Dice } from '../dice.ts';
import type { Purchase } from '../purchase.ts';
import type { Part } from './document.ts';
import { type Figures, figuresFor } from './figures.ts';
import { pricelessUnfamiliar, type UnfamiliarProse, unfamiliarProse, unfamiliarProseOf } from './prose.ts';
import { type UnfamiliarTable, unfamiliarTables, unfamiliarTablesOf } from './tables.ts';
import { type Phrases, phrases } from './words.ts';

export type UnfamiliarLayout = UnfamiliarTable | UnfamiliarProse;
export const unfamiliarLayouts: readonly UnfamiliarLayout[] = [...unfamiliarTables, ...unfamiliarProse];

/** Nobody looked at what goes wrong in these: they tell how well rules do on layouts they were not written for. */
export const heldOutLayouts: ReadonlySet<UnfamiliarLayout> = new Set([
  'options-and-tax',
  'quantity-first',
  'lots-in-one-table',
  'two-tables-one-head',
  'semicolons',
  'mail-entries',
  'slashes',
]);

export type Context = {
  readonly purchase: Purchase;
  readonly dice: Dice;
  readonly figures: Figures;
  readonly words: Phrases;
  /** Positions count by ones or by tens. */
  readonly step: number;
  readonly separator: string;
  readonly labels: Readonly<Record<'name' | 'qty' | 'unit' | 'price', string>>;
};

export function isUnfamiliarTable(layout: UnfamiliarLayout): boolean {
  return (unfamiliarTables as readonly string[]).includes(layout);
}

/** The purchase as the layout can show it. */
export function unfamiliarPurchaseFor(purchase: Purchase, layout: UnfamiliarLayout): Purchase {
  const price = pricelessUnfamiliar.has(layout) ? { unitPrice: '' } : {};
  return { ...purchase, lines: purchase.lines.map((line) => ({ ...line, ...price })) };
}

export function layOutUnfamiliar(purchase: Purchase, layout: UnfamiliarLayout, seed: number): readonly Part[] {
  const dice = new Dice(seed);
  const words = phrases[purchase.language];
  const context: Context = {
    purchase,
    dice,
    words,
    figures: figuresFor(purchase.language, purchase.currency, dice),
    step: dice.pick([1, 1, 10]),
    separator: dice.pick(['; ', ' | ', ', ', ' – ']),
    labels: {
      name: dice.pick(words.card.name),
      qty: dice.pick(words.card.qty),
      unit: dice.pick(words.card.unit),
      price: dice.pick(words.card.price),
    },
  };
  const body = isUnfamiliarTable(layout)
    ? unfamiliarTablesOf(context, layout as UnfamiliarTable)
    : unfamiliarProseOf(context, layout as UnfamiliarProse);
  const terms = dice.shuffled(termsOf(context));
  return [
    { kind: 'heading', text: purchase.title },
    { kind: 'text', text: dice.pick(words.opening) },
    ...(dice.chance(0.5) ? [...terms, ...body] : [...body, ...terms]),
  ];
}

function termsOf({ purchase, dice, figures, words }: Context): Part[] {
  const fill = (templates: readonly string[], text: string) => dice.pick(templates).replace(/%[tn]/, text);
  return [
    fill(words.submission, figures.date(purchase.submission)),
    fill(words.questions, figures.date(purchase.questions)),
    fill(words.delivery, String(purchase.deliveryDays)),
  ].map((text) => ({ kind: 'text', text }));
}
