// Six digits say more than any estimate knows, and writing sixteen took longer than deciding. A text for each three digits
// is looked up; the shortest exact text of a double has to be searched for.
const threeDigits = Array.from({ length: 1000 }, (_, number) => String(number).padStart(3, '0'));
const scale = 1_000_000;

/** A number as JSON text with six decimals; what is not finite becomes null, as in any JSON. */
export function shortNumber(value: number): string {
  const millionths = Math.round(value * scale);
  if (millionths > 0 && millionths < scale)
    return `0.${threeDigits[(millionths / 1000) | 0]}${threeDigits[millionths % 1000]}`;
  if (Number.isSafeInteger(millionths)) return String(millionths / scale);
  return Number.isFinite(value) ? String(value) : 'null';
}
