import type { DealMap, DealPoint } from './deal-map.ts';

/** What is drawn on a deal map besides frontier and fairness points. */
export type DealDrawing = {
  readonly title: string;
  /** The offers in the order they were made. */
  readonly path?: readonly (DealPoint & { readonly by: 'self' | 'other' })[];
  readonly deal?: DealPoint | null;
};

const size = 480;
const margin = 48;
const colours = {
  frontier: '#888888',
  self: '#1f77b4',
  other: '#d62728',
  deal: '#2ca02c',
  nash: '#9467bd',
  kalai: '#ff7f0e',
};

/** The deal map as an SVG document: own utility to the right, the other side's upwards. */
export function drawDealMap(map: DealMap, { title, path = [], deal = null }: DealDrawing): string {
  const ours = path.filter((point) => point.by === 'self');
  const theirs = path.filter((point) => point.by === 'other');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" font-family="sans-serif" font-size="12">`,
    `<title>${escapeText(title)}</title>`,
    `<rect width="${size}" height="${size}" fill="white"/>`,
    `<text x="${margin}" y="${margin / 2}">${escapeText(title)}</text>`,
    axes(),
    line(map.frontier, colours.frontier),
    line(ours, colours.self) + dots(ours, colours.self, 'our offer'),
    line(theirs, colours.other) + dots(theirs, colours.other, 'their offer'),
    dots([map.nash], colours.nash, 'Nash point', 5) + dots([map.kalai], colours.kalai, 'Kalai point', 5),
    deal ? dots([deal], colours.deal, 'deal', 7) : '',
    '</svg>',
  ].join('\n');
}

type Position = Pick<DealPoint, 'own' | 'other'>;

function axes(): string {
  const far = size - margin;
  return [
    `<path d="M${margin} ${margin} V${far} H${far}" fill="none" stroke="black"/>`,
    `<text x="${size / 2}" y="${size - margin / 3}" text-anchor="middle">our utility</text>`,
    `<text transform="translate(${margin / 3} ${size / 2}) rotate(-90)" text-anchor="middle">their utility</text>`,
  ].join('\n');
}

function line(points: readonly Position[], colour: string): string {
  if (points.length < 2) return '';
  return `<polyline points="${points.map((point) => place(point).join(',')).join(' ')}" fill="none" stroke="${colour}" stroke-opacity="0.6"/>`;
}

function dots(points: readonly Position[], colour: string, label: string, radius = 3): string {
  return points.map((point) => dot(point, { colour, label, radius })).join('\n');
}

type Look = { readonly colour: string; readonly label: string; readonly radius: number };

function dot(point: Position, { colour, label, radius }: Look): string {
  const [x, y] = place(point);
  const told = `${label}: ${point.own.toFixed(3)} / ${point.other.toFixed(3)}`;
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${colour}"><title>${told}</title></circle>`;
}

function place({ own, other }: Position): [string, string] {
  const span = size - 2 * margin;
  return [(margin + own * span).toFixed(1), (size - margin - other * span).toFixed(1)];
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
