import { type ColumnRole, roleOfHead } from './column-roles.ts';
import { findMoney } from './money-notation.ts';
import { plainWords } from './source-text.ts';

const count = /^\s*(?:ca\.?\s|approx\.?\s)?\d[\d.,'’\s\u00a0\u202f]*(?:[\p{L}²³.]+\s*){0,2}$/u;
/** Labels that say how much only where a number stands behind them. */
const wanting =
  /^(?:amount|monto|nombre|nbre|how many|required|needed|need|requirement|demand|besoin|demande|se requiere|requeridos?|requeridas?|solicitad[oa]s?|benotigt|gesucht|lieferumfang|volume|volumen)$/;

/** What a label in front of a value stands for; the value settles labels that mean one thing or another. */
export function roleOfLabel(label: string, value: string): ColumnRole | undefined {
  const words = plainWords(label);
  const role = roleOfHead(label);
  const isCount = count.test(value) && findMoney(value, '.').length === 0;
  if (wanting.test(words)) return isCount ? 'quantity' : words === 'nombre' ? 'description' : role;
  if (role === 'description' && /^\s*\d{1,4}(?:\.\d+)*\.?\s*$/.test(value)) return 'position';
  return role === 'unit' && /^\s*\d/.test(value) ? 'quantity' : role;
}
