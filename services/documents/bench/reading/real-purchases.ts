import { readFileSync } from 'node:fs';
import type { Purchase } from './purchase.ts';

/** The codes of the units that the public records use; another source may use others, which then count as unknown. */
const codes: Readonly<Record<string, string>> = {
  PIEZA: 'EA',
  MILLAR: 'MIL',
  PAQUETE: 'XPK',
  CAJA: 'XBX',
  LITRO: 'LTR',
  KILOGRAMO: 'KGM',
  BOLSA: 'XBG',
  TUBO: 'XTU',
  FRASCO: 'XBO',
  ROLLO: 'XRO',
  METRO: 'MTR',
  PAR: 'PR',
};

type Case = {
  readonly case: string;
  readonly title: string;
  readonly buyer: string;
  readonly items: readonly {
    readonly description: string;
    readonly quantity: number;
    readonly unit: string;
    readonly unit_price: number;
    readonly currency: string;
  }[];
};

/** Public purchase records made flat, one JSON object a line. */
export function realPurchases(file: string): Purchase[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => toPurchase(JSON.parse(line), index));
}

function toPurchase(found: Case, index: number): Purchase {
  const day = String(10 + (index % 18)).padStart(2, '0');
  return {
    name: found.case,
    language: 'es',
    currency: found.items[0]?.currency ?? 'MXN',
    title: found.title,
    buyer: found.buyer,
    lines: found.items.map((item) => ({
      description: item.description.trim().replace(/\s+/g, ' '),
      quantity: String(item.quantity),
      unit: item.unit,
      unitCode: codes[item.unit] ?? item.unit,
      unitPrice: String(item.unit_price),
    })),
    questions: `2026-03-0${1 + (index % 9)}`,
    submission: `2026-03-${day}`,
    deliveryDays: 15 + index,
  };
}
