import { walkXml } from './walk-xml.ts';

/** What a paragraph style says of the paragraphs that have it. */
export type DocxStyle = { readonly isHeading: boolean; readonly numberId?: string; readonly level?: number };

const headingName = /^(?:heading|title|titre|titel|título|titulo|überschrift|berschrift)/i;
/** Styles build on each other; a longer chain is a circle. */
const longestChain = 20;

type Raw = { basedOn?: string; isHeading: boolean; numberId?: string; level?: number };

/** The styles by their id, with what they take over from the styles they build on. */
export function docxStyles(xml: string | undefined, maxNesting: number): (id: string) => DocxStyle {
  const raw = xml === undefined ? new Map<string, Raw>() : readStyles(xml, maxNesting);
  return (id) => {
    const chain: Raw[] = [];
    for (let at = raw.get(id); at && chain.length < longestChain; at = raw.get(at.basedOn ?? '')) chain.push(at);
    const numberId = chain.find((style) => style.numberId !== undefined)?.numberId;
    const level = chain.find((style) => style.level !== undefined)?.level;
    const isHeading = headingName.test(id) || chain.some((style) => style.isHeading);
    return { isHeading, ...(numberId !== undefined && { numberId }), ...(level !== undefined && { level }) };
  };
}

function readStyles(xml: string, maxNesting: number): Map<string, Raw> {
  const styles = new Map<string, Raw>();
  let style: Raw = { isHeading: false };
  const open = (name: string, attributes: Readonly<Record<string, string>>) => {
    const value = attributes.val ?? '';
    if (name === 'style') {
      style = { isHeading: false };
      styles.set(attributes.styleId ?? '', style);
    } else if (name === 'name') style.isHeading ||= headingName.test(value);
    else if (name === 'outlineLvl') style.isHeading ||= Number(value) < 9;
    else if (name === 'basedOn') style.basedOn = value;
    else if (name === 'numId') style.numberId = value;
    else if (name === 'ilvl') style.level = Number(value);
  };
  walkXml(xml, { open, close: () => {}, text: () => {} }, maxNesting);
  return styles;
}
