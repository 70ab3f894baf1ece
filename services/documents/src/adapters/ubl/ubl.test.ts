import { Decimal } from 'decimal.js';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { aQuotation } from '../../../test/support/papers.ts';
import { ublOrder } from '../../../test/support/ubl-order.ts';
import { draftOrder } from '../../domain/order/order-document.ts';
import type { QuotationDocument } from '../../domain/quotation/quotation-document.ts';
import { orderUbl } from './order-ubl.ts';
import { quotationUbl } from './quotation-ubl.ts';

type Node = Record<string, unknown>;

const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, parseTagValue: false });

const charge = {
  ...{ kind: 'delivery', name: 'Parcel', taxName: 'VAT', taxRate: '0.19' },
  ...{ netAmount: eur('10'), taxAmount: eur('1.9') },
};
const bundle = { ...charge, kind: 'bundle', name: 'Set', netAmount: eur('-5'), taxAmount: eur('-0.95') };
const [offered, deviating] = aQuotation(2).lines;
const quotation: QuotationDocument = {
  ...aQuotation(3),
  charges: [charge, bundle],
  lines: [offered, deviating, { ...offered, position: 3, outcome: 'no_match', productName: '', netAmount: undefined }]
    .filter((line) => line !== undefined)
    .map((line) => (line.outcome === 'no_match' ? { ...line, unitPrice: undefined } : line)) as never,
};
const order = {
  ...draftOrder(quotation),
  ...{ number: 'O-2026-000001', quotationNumber: quotation.number, purchaseOrderReference: '4500017' },
  createdAt: quotation.createdAt,
};

function eur(value: string) {
  return { currencyCode: 'EUR', value };
}

describe.each([
  ['quotation', quotationUbl(quotation)],
  ['order', orderUbl(order)],
])('the UBL of a %s', (_, bytes) => {
  const text = Buffer.from(bytes).toString();

  test('is well-formed', () => {
    expect(XMLValidator.validate(text)).toBe(true);
  });

  test('has every element where UBL 2.3 has it', () => {
    expect(misplaced(parser.parse(text))).toEqual([]);
  });

  test('has no empty element', () => {
    expect(text).not.toMatch(/<c[ab]c:\w+[^>]*\/>|><\/cbc/);
  });
});

test('the check of the order sees an element that stands wrong or is unknown', () => {
  const wrong = parser.parse(
    '<Quotation><cbc:IssueDate>x</cbc:IssueDate><cbc:ID>1</cbc:ID><cbc:Foo>2</cbc:Foo></Quotation>',
  );
  expect(misplaced(wrong)).toEqual(['Quotation/cbc:ID', 'Quotation/cbc:Foo']);
});

test('the totals are those of the paper, and lines, charges and taxes add up to them', () => {
  const text = Buffer.from(quotationUbl(quotation)).toString();
  const amount = (name: string) =>
    new Decimal(new RegExp(`<cbc:${name} currencyID="EUR">([^<]+)`).exec(text)?.[1] ?? NaN);
  expect(amount('TaxExclusiveAmount').toFixed()).toBe(quotation.netTotal.value);
  expect(amount('PayableAmount').toFixed()).toBe(quotation.grossTotal.value);
  const lines = amount('LineExtensionAmount');
  const net = lines.plus(amount('ChargeTotalAmount')).minus(amount('AllowanceTotalAmount'));
  expect(net.toFixed()).toBe(quotation.netTotal.value);
});

test('the same quotation gives the same bytes', () => {
  expect(quotationUbl(quotation)).toEqual(quotationUbl(structuredClone(quotation)));
});

test('text from documents can neither add elements nor break the file', () => {
  const title = '</cbc:Note><evil a="1">&amp; \u0000\u0008 ]]> \ud800';
  const text = Buffer.from(quotationUbl({ ...quotation, title })).toString();
  expect(XMLValidator.validate(text)).toBe(true);
  expect(text).not.toContain('<evil');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters that must not be there
  expect(text).not.toMatch(/[\u0000-\u0008]/);
});

/** Paths of elements that stand before one they must follow, or that their parent does not know. */
function misplaced(nodes: readonly Node[], parent = ''): string[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text' && !key.startsWith('?'));
    if (!name) return [];
    const children = node[name] as readonly Node[];
    const names = children.flatMap((child) => Object.keys(child)).filter((key) => key.startsWith('c'));
    const allowed = ublOrder[name] ?? (names.length === 0 ? [] : undefined);
    const wrong = names.filter((each, index) => {
      const at = allowed?.indexOf(each) ?? -1;
      return at < 0 || (index > 0 && at < (allowed?.indexOf(names[index - 1] ?? '') ?? 0));
    });
    return [...wrong.map((each) => `${name}/${each}`), ...misplaced(children, `${parent}/${name}`)];
  });
}
