import { listNumber, type NumberStyle } from './list-number.ts';
import { walkXml } from './walk-xml.ts';

type Level = { readonly start: number; readonly style: string; readonly text: string };
type Numbering = { readonly abstract: string; readonly starts: ReadonlyMap<number, number> };

const styles = new Set<string>(['decimal', 'decimalZero', 'lowerLetter', 'upperLetter', 'lowerRoman', 'upperRoman']);
/** Word's deepest list level. */
const deepestLevel = 8;

/** Writes the numbers in front of the entries of Word's lists, which the file itself does not hold. */
export class DocxNumbering {
  readonly #levels: ReadonlyMap<string, ReadonlyMap<number, Level>>;
  readonly #numberings: ReadonlyMap<string, Numbering>;
  readonly #counts = new Map<string, number[]>();
  readonly #started = new Set<string>();

  constructor(xml: string | undefined, maxNesting: number) {
    const definitions = readDefinitions(xml ?? '<numbering/>', maxNesting);
    this.#levels = definitions.levels;
    this.#numberings = definitions.numberings;
  }

  /** "2.1. " or "b) "; empty for bullets and for numbering that the file does not define. */
  next(id: string, givenLevel: number): string {
    const level = Math.min(Math.max(givenLevel, 0), deepestLevel);
    const numbering = this.#numberings.get(id);
    const levels = numbering && this.#levels.get(numbering.abstract);
    const definition = levels?.get(level);
    if (!numbering || !levels || !definition) return '';
    const counts = this.#countsOf(id, numbering, level);
    const start = numbering.starts.get(level) ?? definition.start;
    counts[level] = counts[level] === undefined ? start : counts[level] + 1;
    counts.length = level + 1;
    if (!styles.has(definition.style)) return '';
    return `${definition.text.replace(/%([1-9])/g, (_, digit: string) => numberAt(levels, counts, Number(digit) - 1))} `;
  }

  /** Lists of one definition count on, unless a list begins anew by its own start. */
  #countsOf(id: string, { abstract, starts }: Numbering, level: number): number[] {
    const counts = this.#counts.get(abstract) ?? [];
    this.#counts.set(abstract, counts);
    if (!this.#started.has(id)) {
      this.#started.add(id);
      if (starts.has(level)) counts.length = level;
    }
    return counts;
  }
}

function numberAt(levels: ReadonlyMap<number, Level>, counts: readonly number[], level: number): string {
  const definition = levels.get(level);
  const style = definition && styles.has(definition.style) ? (definition.style as NumberStyle) : 'decimal';
  return listNumber(counts[level] ?? definition?.start ?? 1, style);
}

function readDefinitions(xml: string, maxNesting: number) {
  const levels = new Map<string, Map<number, Level>>();
  const numberings = new Map<string, { abstract: string; starts: Map<number, number> }>();
  let abstract = '';
  let numbering = '';
  let level = 0;
  const change = (part: Partial<Level>) => {
    const known = levels.get(abstract);
    known?.set(level, { start: 1, style: 'decimal', text: '', ...known.get(level), ...part });
  };
  const open = (name: string, attributes: Readonly<Record<string, string>>) => {
    const value = attributes.val ?? '';
    if (name === 'abstractNum') {
      abstract = attributes.abstractNumId ?? '';
      levels.set(abstract, new Map());
    } else if (name === 'num') {
      [numbering, abstract] = [attributes.numId ?? '', ''];
      numberings.set(numbering, { abstract: '', starts: new Map() });
    } else if (name === 'abstractNumId') {
      const entry = numberings.get(numbering);
      if (entry) entry.abstract = value;
    } else if (name === 'lvl' || name === 'lvlOverride') level = Number(attributes.ilvl ?? 0);
    else if (name === 'start') change({ start: Number(value) || 0 });
    else if (name === 'startOverride') numberings.get(numbering)?.starts.set(level, Number(value) || 0);
    else if (name === 'numFmt') change({ style: value });
    else if (name === 'lvlText') change({ text: value });
  };
  walkXml(xml, { open, close: () => {}, text: () => {} }, maxNesting);
  return { levels, numberings };
}
