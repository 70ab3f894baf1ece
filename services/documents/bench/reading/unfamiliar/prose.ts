import type { PurchaseLine } from '../purchase.ts';
import { inWords } from '../quantity-words.ts';
import type { Entry, Part } from './document.ts';
import type { Context } from './layout.ts';

export const unfamiliarProse = [
  'cards',
  'cards-of-one-line',
  'bullets-below',
  'letter-paragraph',
  'letter-priced',
  'mail-entries',
  'semicolons',
  'wanted-sentences',
  'wanted-at-price',
  'passive-sentences',
  'headed-sentences',
  'dotted-lines',
  'slashes',
  'quantity-ahead',
  'bill-of-quantities',
  'words-only',
] as const;
export type UnfamiliarProse = (typeof unfamiliarProse)[number];

export const pricelessUnfamiliar: ReadonlySet<string> = new Set([
  'letter-paragraph',
  'wanted-sentences',
  'mail-entries',
  'words-only',
]);

export function unfamiliarProseOf(context: Context, layout: UnfamiliarProse): Part[] {
  const { purchase, dice, words } = context;
  const fill = (template: string) => purchase.lines.map((line) => filled(template, line, context));
  const list = (entries: readonly string[]): Part => ({
    kind: 'list',
    marker: dice.pick(['•', '-', '1)', '1.', 'a)', '(1)', '*']),
    entries: entries.map((text) => ({ text })),
  });
  switch (layout) {
    case 'cards':
      return purchase.lines.map((line, index) => card(line, index, context));
    case 'cards-of-one-line':
      return [list(purchase.lines.map((line) => cardOfOneLine(line, context)))];
    case 'bullets-below':
      return [
        {
          kind: 'list',
          marker: dice.pick(['1.', '1)', '•']),
          entries: purchase.lines.map((line) => entryWithBelow(line, context)),
        },
      ];
    case 'letter-paragraph':
      return [{ kind: 'text', text: letterOf(context, '%q %u %d') }];
    case 'letter-priced':
      return [{ kind: 'text', text: letterOf(context, `%q %u %d ${dice.pick(words.each)}`) }];
    case 'mail-entries':
      return mail(context, fill(dice.pick(['%q %u %d', '%d: %q %u', '%d - %q %u', '%q x %d'])));
    case 'semicolons':
      return [{ kind: 'text', text: `${fill(`%q %u %d ${dice.pick(words.each)}`).join('; ')}.` }];
    case 'wanted-sentences':
      return [list(fill(dice.pick(words.wanted)))];
    case 'wanted-at-price':
      return dice.chance(0.5)
        ? [list(fill(dice.pick(words.wantedAt)))]
        : fill(dice.pick(words.wantedAt)).map((text) => ({ kind: 'text', text }));
    case 'passive-sentences':
      return fill(dice.pick(words.passive)).map((text) => ({ kind: 'text', text }));
    case 'headed-sentences':
      return headed(context);
    case 'dotted-lines':
      return [{ kind: 'lines', lines: fill('%d ........ %q %u ........ %p') }];
    case 'slashes':
      return [{ kind: 'lines', lines: fill(dice.pick(['%d / %q / %u / %p', '%d | %q %u | %p', '%q %u | %d | %p'])) }];
    case 'quantity-ahead':
      return [list(fill(dice.pick(['%q %u - %d (%p)', '%q %u: %d, %p', '(%q %u) %d - %p', '%q %u, %d, %p'])))];
    case 'bill-of-quantities':
      return purchase.lines.map((line, index) => billEntry(line, index, context));
    case 'words-only':
      return [list(purchase.lines.map((line) => inWordsOnly(line, context)))];
  }
}

function filled(template: string, line: PurchaseLine, { figures }: Context): string {
  const withUnit = line.unitCode === 'EA' ? template : template.replace('%q x', '%q %u');
  return withUnit
    .replace('%q', figures.count(line.quantity))
    .replace('%u', line.unit)
    .replace('%d', line.description)
    .replace('%p', figures.money(line.unitPrice));
}

function card(line: PurchaseLine, index: number, context: Context): Part {
  const { figures, words, labels } = context;
  const lines = [
    `${words.card.title[0]} ${index + 1}`,
    `${labels.name}: ${line.description}`,
    `${labels.qty}: ${figures.count(line.quantity)}`,
    `${labels.unit}: ${line.unit}`,
    `${labels.price}: ${figures.money(line.unitPrice)}`,
  ];
  return { kind: 'lines', lines };
}

function cardOfOneLine(line: PurchaseLine, { figures, labels, separator }: Context): string {
  return [
    `${labels.name}: ${line.description}`,
    `${labels.qty}: ${figures.count(line.quantity)} ${line.unit}`,
    `${labels.price}: ${figures.money(line.unitPrice)}`,
  ].join(separator);
}

function entryWithBelow(line: PurchaseLine, { figures, labels }: Context): Entry {
  return {
    text: line.description,
    below: [
      `${labels.qty}: ${figures.count(line.quantity)} ${line.unit}`,
      `${labels.price}: ${figures.money(line.unitPrice)}`,
    ],
  };
}

function letterOf(context: Context, template: string): string {
  const [before, between, after] = context.words.letter;
  const entries = context.purchase.lines.map((line) => filled(template, line, context));
  const last = entries.pop() ?? '';
  return `${before}${entries.length > 0 ? `${entries.join(between)}${context.words.and}` : ''}${last}${after}`;
}

function mail({ words }: Context, entries: readonly string[]): Part[] {
  const [hello, bye] = words.greeting;
  return [
    { kind: 'text', text: hello },
    { kind: 'lines', lines: entries },
    { kind: 'lines', lines: bye.split('\n') },
  ];
}

function headed(context: Context): Part[] {
  const [quantity, price] = context.dice.pick(context.words.below);
  return context.purchase.lines.flatMap((line, index): Part[] => [
    { kind: 'heading', text: `3.${index + 1} ${line.description}` },
    { kind: 'text', text: `${filled(quantity, line, context)} ${filled(price, line, context)}` },
  ]);
}

/** Number, text, quantity and prices of a works list, each on lines of their own. */
function billEntry(line: PurchaseLine, index: number, { figures, purchase }: Context): Part {
  const [each, sum] = { en: ['Rate', 'Amount'], es: ['P.U.', 'Importe'], fr: ['P.U.', 'Montant'], de: ['EP', 'GP'] }[
    purchase.language
  ] as [string, string];
  const total = figures.money((Number(line.quantity) * Number(line.unitPrice)).toFixed(2));
  return {
    kind: 'lines',
    lines: [
      `01.02.${String((index + 1) * 10).padStart(4, '0')}  ${line.description}`,
      `      ${figures.count(line.quantity)} ${line.unit}   ${each} ${figures.money(line.unitPrice)}   ${sum} ${total}`,
    ],
  };
}

function inWordsOnly(line: PurchaseLine, context: Context): string {
  const written =
    inWords(line.quantity, context.purchase.language)?.replace(/\s*\(.*\)/, '') ?? context.figures.count(line.quantity);
  return `${written} ${line.unit} ${line.description}`;
}
