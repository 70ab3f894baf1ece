import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill, templateNames } from './templates.ts';

describe('a template', () => {
  it('names the facts', () => {
    const { subject, text } = fill('quotation_issued', { number: 'Q-7', title: 'Laptops', grossTotal: 'USD 10.00' });
    expect(subject).toBe('Quotation Q-7: Laptops');
    expect(text).toContain('USD 10.00 including tax');
  });

  it('shows a dash for what is not known', () => {
    expect(fill('request_rejected', { number: 'R-1', title: 'x' }).text).toContain('Comment: –');
  });

  it('does not read a fact as a template', () => {
    expect(fill('quotation_issued', { number: '{title}', title: 'Laptops' }).subject).toBe(
      'Quotation {title}: Laptops',
    );
  });

  it('keeps every subject on one line, whatever the facts are', () => {
    const fact = fc.string({ unit: fc.constantFrom('a', '{', '}', '\r', '\n', '\u2028', '\u2029', '\0', 'é') });
    const facts = fc.record({ number: fact, title: fact, fileName: fact, vendorName: fact, party: fact });
    fc.assert(
      fc.property(
        fc.constantFrom(...templateNames),
        facts,
        (name, given) => !/[\r\n\u2028\u2029\0]/.test(fill(name, given).subject),
      ),
    );
  });
});
