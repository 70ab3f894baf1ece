import { describe, expect, it } from 'vitest';
import { lineProfileOf } from './line-profile.ts';
import { matchLine, rankCandidates } from './match-line.ts';
import { type CatalogueItem, profileOf } from './product-profile.ts';
import { scoreCandidates } from './score-candidates.ts';
import { countTerms } from './term-statistics.ts';
import { learnVariations } from './variation-words.ts';

// Families of sisters, as sellers list them: what a tender asks for in words of its kind is in each of them once or more.
const catalogue = [
  product('Stordal', 'X1-PORT', 'Stordal X1 Port portable SSD 1 TB USB-C'),
  product('Stordal', 'X2-PORT', 'Stordal X2 Port portable SSD 2 TB USB-C'),
  product('Garda', 'S3-42', 'Garda S3-42 safety boots S3 SRC size 42'),
  product('Garda', 'S3-43', 'Garda S3-43 safety boots S3 SRC size 43'),
  product('Torvane', 'TV-RS125', 'Torvane TV-RS125 random orbit sander 125 mm 300 W'),
  product('Torvane', 'TV-RS150', 'Torvane TV-RS150 random orbit sander 150 mm 400 W'),
  product('Netgrove', 'S48GP', 'Netgrove S48GP 48-port gigabit switch PoE+ 720 W managed'),
  product('Netgrove', 'S24GP', 'Netgrove S24GP 24-port gigabit switch PoE+ 370 W managed'),
  product('Halvard', 'S24M', 'Halvard S24M 24-port gigabit switch managed'),
  product('Papyra', 'OFFICE-A4', 'Papyra Office copy paper A4 80 g/m² white 500 sheets', 'Ream of 500 sheets'),
  product('Papyra', 'OFFICE-A3', 'Papyra Office copy paper A3 80 g/m² white 500 sheets', 'Ream of 500 sheets'),
  product('Ergonis', 'SELLA-2B', 'Ergonis Sella 2 ergonomic office chair adjustable armrests black'),
  product('Ergonis', 'SELLA-2G', 'Ergonis Sella 2 ergonomic office chair adjustable armrests grey'),
  product('Conexo', 'LOCK-K2', 'Conexo Lock K2 notebook cable lock keyed'),
  product('Conexo', 'CAT6-3', 'Conexo Cat6 patch cable 3 m grey RJ45'),
  product('Inkora', 'TN-40C', 'Inkora TN-40C toner cartridge cyan for LM40N'),
  product('Inkora', 'TN-40LC', 'Inkora TN-40LC ink cartridge light cyan high capacity'),
  product('Inkora', 'TN-40LM', 'Inkora TN-40LM ink cartridge light magenta high capacity'),
  product('Inkora', 'TN-40BM', 'Inkora TN-40BM ink cartridge bright magenta high capacity'),
  product('Inkora', 'LM40N', 'Inkora LM40N mono laser printer A4 duplex network 40 ppm'),
];

describe('a line that names a kind and its properties', () => {
  it.each([
    ['Portable SSD 1 TB, USB-C', 'X1-PORT'],
    ['Safety boots S3, size 43', 'S3-43'],
    ['Random orbit sander 150 mm', 'TV-RS150'],
    ['Managed gigabit switch with 48 ports and PoE+', 'S48GP'],
    ['Managed gigabit switch with 24 ports', 'S24M'],
    ['Copy paper A4, 80 g/m², white, ream of 500 sheets', 'OFFICE-A4'],
    ['Ergonomic office chair with adjustable armrests, black', 'SELLA-2B'],
    ['Keyed cable lock for notebooks', 'LOCK-K2'],
    ['Patch cable Cat6, 3 m, RJ45', 'CAT6-3'],
  ])('is answered without a person by a product that bears all of it: %s', (description, id) => {
    expect(decide(description)).toMatchObject({ outcome: 'accepted', id });
  });

  it.each([
    ['one property is another', 'Portable SSD 4 TB, USB-C'],
    ['one property is nowhere stated', 'Random orbit sander 150 mm, brushless'],
    ['only two words were said', 'office chair'],
    ['a part is for one thing and the line names none', 'toner cartridge, cyan'],
    ['a word that tells sisters apart stands before the one asked', 'ink cartridge magenta, high capacity'],
    ['the catalogue only has what belongs to it', 'Notebook with cable, keyed'],
  ])('is left to a person where %s', (_, description) => {
    expect(decide(description).outcome).not.toBe('accepted');
  });

  it('means one product where it names the maker too: its sisters compete', () => {
    expect(decide('Netgrove managed gigabit switch with 24 ports PoE+ 370 W')).toMatchObject({ isNamed: true });
    expect(decide('Ergonis ergonomic office chair adjustable armrests').outcome).not.toBe('accepted');
  });
});

function decide(description: string) {
  const profiles = catalogue.map(profileOf);
  const names = learnVariations(profiles.map(({ nameTerms }) => [...nameTerms]));
  let learned = names.next();
  while (!learned.done) learned = names.next();
  const knowledge = {
    ...countTerms(profiles.map(({ weightByTerm }) => weightByTerm.keys())),
    variations: learned.value,
  };
  const scored = scoreCandidates(lineProfileOf({ description, constraints: [] }), profiles, knowledge);
  const thresholds = { accept: 0.9, review: 0.4 };
  const factsOf = () => ({ brand: '', leadTimeDays: 0, packSize: 1, unitPrice: undefined });
  const { outcome, candidates, explanation } = matchLine(rankCandidates(scored, 3), { thresholds, factsOf });
  return { outcome, explanation, id: candidates[0]?.productId, isNamed: candidates[0]?.isNamed };
}

function product(brand: string, number: string, name: string, description = ''): CatalogueItem {
  const rest = { category: '', sku: '', gtin: '', specs: {} };
  return { ...rest, id: number, brand, name, description, manufacturerPartNumber: number };
}
