/** 1234567.5 as 1,234,567.50; amounts have at least two decimals only when they have any. */
export function grouped(value: string): string {
  const [whole = '0', fraction = ''] = value.split('.');
  const thousands = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === '' ? thousands : `${thousands}.${fraction.padEnd(2, '0')}`;
}
