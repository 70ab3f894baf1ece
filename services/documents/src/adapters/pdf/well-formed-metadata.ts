type WithMetadata = PDFKit.PDFDocument & { _addInfo(): void };

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * pdfkit copies title and author into the XMP packet as they are, where an ampersand in a company's name makes the packet
 * unreadable and the paper no PDF/A. Replaces the step that writes the packet, which comes after the information dictionary.
 */
export function writeWellFormedMetadata(pdf: PDFKit.PDFDocument): void {
  const document = pdf as WithMetadata;
  const addInfo = document._addInfo;
  document._addInfo = () => {
    document.info = escaped(document.info);
    addInfo.call(document);
  };
}

function escaped(info: PDFKit.DocumentInfo): PDFKit.DocumentInfo {
  const entries = Object.entries(info).map(([key, value]) => [key, typeof value === 'string' ? xmlText(value) : value]);
  return Object.fromEntries(entries);
}

function xmlText(text: string): string {
  return text.replace(/[&<>]/g, (sign) => entities[sign] as string);
}
