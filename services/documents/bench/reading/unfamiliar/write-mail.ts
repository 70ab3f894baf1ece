import { cellText, cellWidth, markerOf, type Part, type Table } from './document.ts';
import { escaped } from './write-office.ts';

export function htmlOf(parts: readonly Part[]): string {
  return `<!doctype html><html><head><meta charset="utf-8"><title>Tender</title></head><body>${parts.map(htmlPart).join('\n')}</body></html>`;
}

function htmlPart(part: Part): string {
  switch (part.kind) {
    case 'heading':
      return `<h2>${escaped(part.text)}</h2>`;
    case 'text':
      return `<p>${escaped(part.text)}</p>`;
    case 'lines':
      return `<p>${part.lines.map(escaped).join('<br>')}</p>`;
    case 'list':
      return part.marker === '1.' || part.marker === '1)'
        ? `<ol>${entriesOf(part)}</ol>`
        : part.marker === '•' || part.marker === '-'
          ? `<ul>${entriesOf(part)}</ul>`
          : part.entries
              .map(
                ({ text, below = [] }, at) =>
                  `<p>${markerOf(part.marker, at)}${[text, ...below].map(escaped).join('<br>')}</p>`,
              )
              .join('');
    case 'table':
      return `<table>${part.rows.map((row, at) => htmlRow(row, at < part.headRows)).join('')}</table>`;
  }
}

function entriesOf({ entries }: Extract<Part, { kind: 'list' }>): string {
  return entries
    .map(({ text, below = [] }) => {
      const inner = below.length > 0 ? `<ul>${below.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>` : '';
      return `<li>${escaped(text)}${inner}</li>`;
    })
    .join('');
}

function htmlRow(row: Table['rows'][number], isHead: boolean): string {
  const tag = isHead ? 'th' : 'td';
  const cells = row.map(
    (cell) =>
      `<${tag}${cellWidth(cell) > 1 ? ` colspan="${cellWidth(cell)}"` : ''}>${escaped(cellText(cell))}</${tag}>`,
  );
  return `<tr>${cells.join('')}</tr>`;
}

/** A mail as it goes over the wire, with the text in its body. */
export function mailOf(subject: string, text: string): string {
  const headers = [
    'From: Purchasing <purchasing@example.org>',
    'To: sales@example.com',
    `Subject: =?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'Date: Mon, 02 Feb 2026 09:12:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ];
  const body = Buffer.from(text.replaceAll('\n', '\r\n'))
    .toString('base64')
    .replace(/(.{76})/g, '$1\r\n');
  return `${headers.join('\r\n')}\r\n\r\n${body}\r\n`;
}
