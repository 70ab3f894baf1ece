import { SaxesParser } from 'saxes';
import { corrupt, tooDeep } from './corrupt.ts';

export type XmlHandlers = {
  /** Names come without their namespace prefix; attributes too. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

/** Walks XML part by part without building a tree. Entities other than the five of XML are refused, so none can expand. */
export function walkXml(xml: string, handlers: XmlHandlers, maxNesting: number): void {
  let depth = 0;
  const parser = new SaxesParser({ position: false, xmlns: false as const });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > maxNesting) throw tooDeep('XML elements', maxNesting);
    handlers.open(localName(name), localNames(attributes));
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handlers.close(localName(name));
  });
  parser.on('text', handlers.text);
  parser.on('cdata', handlers.text);
  parser.on('error', (error) => {
    throw corrupt(`the document holds broken XML: ${error.message}`);
  });
  parser.write(xml).close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function localNames(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]));
}
