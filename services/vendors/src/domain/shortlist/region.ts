// Members of the European Union since 2020-02-01.
const europeanUnion = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** Whether a vendor that serves these regions serves that one. Regions are ISO 3166-1 alpha-2 codes, "EU" or "GLOBAL". */
export function reachesRegion(served: readonly string[], region: string): boolean {
  if (region === '' || served.includes('GLOBAL') || served.includes(region)) return true;
  return served.includes('EU') && europeanUnion.has(region);
}
