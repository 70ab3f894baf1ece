import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributesFromSpecs } from './attribute.ts';
import { type Constraint, checkConstraint, describeConstraint } from './constraint.ts';
import { extractAttributes } from './extract-attributes.ts';
import { impliedConstraints } from './implied-constraints.ts';

const drill12 = extractAttributes('Cordless drill driver 12V 2.0 Ah, 10 mm chuck', 'title');
const atLeast18V: Constraint = { attribute: 'Battery voltage', operator: '>=', value: '18', unit: 'V' };

function statusOf(constraint: Constraint, specs: Record<string, string | number | boolean>) {
  return checkConstraint(constraint, attributesFromSpecs(specs)).status;
}

describe('constraints', () => {
  it('proves that a 12 V drill violates "at least 18 V", and by which fact', () => {
    const finding = checkConstraint(atLeast18V, drill12);
    expect(finding).toMatchObject({ status: 'violated', fact: { name: 'voltage', written: '12v', source: 'title' } });
  });

  it('leaves a demand unproven when the product says nothing about it', () => {
    expect(statusOf(atLeast18V, { weight: '1.2 kg' })).toBe('unproven');
    expect(statusOf(atLeast18V, { voltage: 'see data sheet' })).toBe('unproven');
  });

  it('compares across units, allowing for the rounding of a conversion', () => {
    const size: Constraint = { attribute: 'screen size', operator: '>=', value: '27', unit: 'in' };
    expect(statusOf(size, { 'Display diagonal': '68.5 cm' })).toBe('satisfied');
    expect(statusOf(size, { 'Display diagonal': '60.5 cm' })).toBe('violated');
    expect(statusOf({ ...size, attribute: 'Storage', value: '1', unit: 'TB' }, { storage: '1024 GB' })).toBe(
      'satisfied',
    );
  });

  it('reads the unit from the name of a specification', () => {
    expect(statusOf({ attribute: 'weight', operator: '<=', value: '2', unit: 'kg' }, { 'Weight (g)': 1900 })).toBe(
      'satisfied',
    );
  });

  it('prefers the seller specification to the description', () => {
    const facts = [
      ...extractAttributes('works with any 18V battery', 'description'),
      ...attributesFromSpecs({ voltage: '12 V' }),
    ];
    expect(checkConstraint(atLeast18V, facts).status).toBe('violated');
  });

  it('orders graded texts', () => {
    const ip: Constraint = { attribute: 'IP rating', operator: '>=', value: 'IP54' };
    expect(statusOf(ip, { ip_rating: 'IP65' })).toBe('satisfied');
    expect(statusOf(ip, { ip_rating: 'IP44' })).toBe('violated');
    expect(
      statusOf({ attribute: 'resolution', operator: '>=', value: '1920x1080' }, { resolution: '2560 x 1440' }),
    ).toBe('satisfied');
  });

  it('handles flags, lists and bounds', () => {
    expect(statusOf({ attribute: 'PoE', operator: '=', value: 'yes' }, { poe: false })).toBe('violated');
    expect(statusOf({ attribute: 'colour', operator: 'one_of', value: 'black, grey' }, { color: 'dark grey' })).toBe(
      'satisfied',
    );
    const grammage: Constraint = { attribute: 'grammage', operator: '<=', value: '80', unit: 'gsm' };
    expect(statusOf(grammage, { grammage: '80 g/m2' })).toBe('satisfied');
  });

  it.each([
    ['=', '230', 'satisfied'],
    ['=', '12', 'violated'],
    ['>=', '220', 'satisfied'],
    ['>=', '250', 'violated'],
    ['<=', '110', 'satisfied'],
    ['<=', '90', 'violated'],
    ['=', '110-220', 'satisfied'],
    ['=', '90-230', 'violated'],
  ] as const)('judges "voltage %s %s V" by 100-240 V: %s', (operator, value, status) => {
    expect(statusOf({ attribute: 'voltage', operator, value, unit: 'V' }, { voltage: '100–240 V' })).toBe(status);
  });

  it('reads ranges with a unit behind each number, below zero, and in another unit', () => {
    const cold: Constraint = { attribute: 'operating temperature', operator: '<=', value: '-10', unit: '°C' };
    expect(statusOf(cold, { 'operating temperature': '-20 °C to 40 °C' })).toBe('satisfied');
    expect(statusOf(cold, { 'operating temperature': '0 to 40 °C' })).toBe('violated');
    const length: Constraint = { attribute: 'length', operator: '=', value: '1.5', unit: 'm' };
    expect(statusOf(length, { length: '100-200 cm' })).toBe('satisfied');
  });

  it.each([
    ['ISO 27001', 'ISO27001:2022; SOC 2 Type II', 'satisfied'],
    ['SOC 2', 'ISO 27001, SOC 2 Type II', 'satisfied'],
    ['CE', 'FCC A, CE marking', 'satisfied'],
    ['EN 166', 'EN166:2001', 'satisfied'],
    ['ISO 9001', 'ISO 27001', 'unproven'],
    ['ISO 900', 'ISO 9001', 'unproven'],
    ['CE and RoHS', 'CE', 'unproven'],
  ])('finds %s in "%s": %s', (value, held, status) => {
    expect(statusOf({ attribute: 'certificate', operator: '=', value }, { certification: held })).toBe(status);
  });

  it('finds one value in a list', () => {
    const black: Constraint = { attribute: 'colour', operator: '=', value: 'black' };
    expect(statusOf(black, { color: 'Black,Cyan,Magenta' })).toBe('satisfied');
    expect(statusOf(black, { color: 'Cyan/Magenta' })).toBe('violated');
    const plug: Constraint = { attribute: 'connector', operator: 'contains', value: 'USB-A' };
    expect(statusOf(plug, { connector: 'usb-c/usb-a' })).toBe('satisfied');
  });

  it('does not take another voltage for the one asked for', () => {
    expect(
      statusOf({ attribute: 'charger input voltage', operator: '>=', value: '220', unit: 'V' }, { voltage: '18 V' }),
    ).toBe('unproven');
  });

  it('describes a demand as people write it', () => {
    expect(describeConstraint(atLeast18V)).toBe('voltage ≥ 18 V');
  });

  it('never finds a smaller amount at least as large, in any unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 2, max: 50 }), (amount, factor) => {
        const demand: Constraint = {
          attribute: 'weight',
          operator: '>=',
          value: String(amount * factor),
          unit: 'kg',
        };
        expect(statusOf(demand, { weight: `${amount * 1000} g` })).toBe('violated');
        expect(statusOf({ ...demand, operator: '<' }, { weight: `${amount * 1000} g` })).toBe('satisfied');
      }),
    );
  });
});

describe('attributes read from text', () => {
  it('names amounts by the words beside them and by the thing', () => {
    const facts = extractAttributes('15.6" notebook, 16 GB DDR5 RAM, 512 GB NVMe SSD, 3 years warranty, grey', 'title');
    const names = Object.fromEntries(facts.map((fact) => [fact.name, fact.written]));
    expect(names).toMatchObject({
      screen_size: '15.6"',
      memory: '16 gb',
      storage: '512 gb',
      warranty: '3 years',
      color: 'grey',
    });
  });

  it('counts ports and reads resolutions', () => {
    const facts = extractAttributes('24-port gigabit switch with PoE+', 'title');
    expect(facts.find((fact) => fact.name === 'ports')?.value).toEqual({ kind: 'number', amount: 24 });
    expect(facts.find((fact) => fact.name === 'poe')?.value).toEqual({ kind: 'flag', flag: true });
  });

  it('takes the size of a board for no resolution', () => {
    expect(extractAttributes('Magnetic whiteboard 180 x 120 cm', 'title').map((fact) => fact.name)).not.toContain(
      'resolution',
    );
    expect(extractAttributes('Monitor 2560 x 1440', 'title').map((fact) => fact.name)).toContain('resolution');
  });

  it('finds a count that is asked for in words in a count that is specified as a number', () => {
    const [demand] = impliedConstraints('Managed gigabit switch with 48 ports', []);
    const facts = attributesFromSpecs({ ports: 48 });
    expect(demand && checkConstraint(demand, facts).status).toBe('satisfied');
    expect(demand && checkConstraint(demand, attributesFromSpecs({ ports: 24 })).status).toBe('violated');
  });
});
