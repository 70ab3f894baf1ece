import { XMLBuilder } from 'fast-xml-parser';
import { asXmlText } from '../xml-text.ts';

/** A document as elements in the order of the schema; `@_` marks an attribute and `#text` the text beside attributes. */
export type UblElement = {
  readonly [name: string]: UblValue | undefined;
};
export type UblValue = string | UblElement | readonly UblElement[] | readonly string[];

const common = 'urn:oasis:names:specification:ubl:schema:xsd:Common';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  format: true,
  indentBy: ' ',
  suppressEmptyNode: true,
  processEntities: true,
});

/** The bytes of a UBL 2.3 document. The same content always gives the same bytes. */
export function ublXml(root: 'Quotation' | 'Order', content: UblElement): Uint8Array {
  const document = {
    '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' },
    [root]: {
      '@_xmlns': `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`,
      '@_xmlns:cac': `${common}AggregateComponents-2`,
      '@_xmlns:cbc': `${common}BasicComponents-2`,
      'cbc:UBLVersionID': '2.3',
      ...withoutAbsent(content),
    },
  };
  return Buffer.from(builder.build(document));
}

/** Leaves out what is absent; the builder would write it as an empty element, which the schema does not allow. */
function withoutAbsent(element: UblElement): UblElement {
  const present = Object.entries(element).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present.map(([name, value]) => [name, clean(value as UblValue)]));
}

function clean(value: UblValue): UblValue {
  if (typeof value === 'string') return asXmlText(value);
  if (!Array.isArray(value)) return withoutAbsent(value as UblElement);
  return value.map((each: string | UblElement) =>
    typeof each === 'string' ? asXmlText(each) : withoutAbsent(each),
  ) as UblValue;
}
