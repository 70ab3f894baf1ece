import type { DealMap, DealPoint } from './deal-map.ts';

/** What is drawn on a deal map besides frontier and fairness points. */
export type DealDrawing = {
  readonly title: string;
  /** The offers in the order they were made. */
  readonly path?: readonly (Position & { readonly by: 'self' | 'other' })[];
  readonly deal?: Position | null;
  readonly packages?: readonly Position[];
  /** Our utility below which nothing is agreed. */
  readonly walkAway?: number;
  /** A line below the title, for what a reader must know. */
  readonly note?: string;
};

type Position = Pick<DealPoint, 'own' | 'other'>;
/** Where a utility lies on the paper. */
type Scale = (utility: number) => number;
type Plane = { readonly x: Scale; readonly y: Scale; readonly low: Position };

const size = { width: 640, height: 560 };
// Room for the title above, the axis and the legend below.
const plot = { left: 56, right: 616, top: 64, bottom: 456 };
// Told apart by people who see few colours (Okabe and Ito's palette), and by shape and label besides.
const colours = {
  frontier: '#777777',
  self: '#0072b2',
  other: '#d55e00',
  deal: '#009e73',
  nash: '#cc79a7',
  kalai: '#e69f00',
  package: '#56b4e9',
};

/** The deal map as an SVG document: own utility to the right, the other side's upwards. */
export function drawDealMap(map: DealMap, drawing: DealDrawing): string {
  const { title, path = [], deal = null, packages = [], walkAway, note = '' } = drawing;
  const ours = path.filter((point) => point.by === 'self');
  const theirs = path.filter((point) => point.by === 'other');
  const plane = planeOf([...map.frontier, ...path, ...packages, ...(deal ? [deal] : [])]);
  const marks = markerOf(plane);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="sans-serif" font-size="12">`,
    `<title>${escapeText(title)}</title>`,
    `<rect width="${size.width}" height="${size.height}" fill="white"/>`,
    `<text x="${plot.left}" y="24" font-size="15">${escapeText(title)}</text>`,
    `<text x="${plot.left}" y="44" fill="#555555">${escapeText(note)}</text>`,
    axes(plane),
    walkAway === undefined ? '' : limitLine(plane, walkAway),
    marks.line(map.frontier, colours.frontier, 5),
    marks.line(ours, colours.self) + marks.dots(ours, { colour: colours.self, label: 'our offer' }),
    marks.line(theirs, colours.other) + marks.dots(theirs, { colour: colours.other, label: 'their offer' }),
    marks.squares(packages, { colour: colours.package, label: 'package of equal value' }),
    marks.dots([map.nash], { colour: colours.nash, label: 'Nash point', radius: 5 }),
    marks.dots([map.kalai], { colour: colours.kalai, label: 'Kalai point', radius: 5 }),
    deal ? marks.dots([deal], { colour: colours.deal, label: 'deal', radius: 7 }) : '',
    legend({ hasDeal: deal !== null, hasPackages: packages.length > 0 }),
    '</svg>',
  ].join('\n');
}

/** Utilities lie between 0 and 1 unless an offer is worth less to us than anything we would ever agree to. */
function planeOf(points: readonly Position[]): Plane {
  const lowest = (values: readonly number[]) => Math.floor(Math.min(0, ...values) * 10) / 10;
  const low = { own: lowest(points.map(({ own }) => own)), other: lowest(points.map(({ other }) => other)) };
  const high = { own: Math.max(1, ...points.map(({ own }) => own)), other: 1 };
  return {
    x: (utility) => plot.left + ((utility - low.own) / (high.own - low.own)) * (plot.right - plot.left),
    y: (utility) => plot.bottom - ((utility - low.other) / (high.other - low.other)) * (plot.bottom - plot.top),
    low,
  };
}

function axes({ x, y, low }: Plane): string {
  const ticks = (from: number) =>
    Array.from({ length: 6 - Math.ceil(from * 5) }, (_, i) => (Math.ceil(from * 5) + i) / 5).map(
      (value) => [value, value.toFixed(1)] as const,
    );
  return [
    `<path d="M${plot.left} ${plot.top} V${plot.bottom} H${plot.right}" fill="none" stroke="black"/>`,
    ...ticks(low.own).map(
      ([value, text]) => `<text x="${at(x(value))}" y="${plot.bottom + 16}" text-anchor="middle">${text}</text>`,
    ),
    ...ticks(low.other).map(
      ([value, text]) => `<text x="${plot.left - 6}" y="${at(y(value) + 4)}" text-anchor="end">${text}</text>`,
    ),
    `<text x="${(plot.left + plot.right) / 2}" y="${plot.bottom + 34}" text-anchor="middle">our utility</text>`,
    `<text transform="translate(14 ${(plot.top + plot.bottom) / 2}) rotate(-90)" text-anchor="middle">their utility</text>`,
  ].join('\n');
}

function limitLine({ x }: Plane, walkAway: number): string {
  const place = at(x(walkAway));
  return [
    `<path d="M${place} ${plot.top} V${plot.bottom}" stroke="black" stroke-dasharray="4 4"/>`,
    `<text x="${at(x(walkAway) + 4)}" y="${plot.bottom - 6}">our walk-away</text>`,
  ].join('\n');
}

type Look = { readonly colour: string; readonly label: string; readonly radius?: number };

function markerOf({ x, y }: Plane) {
  const told = ({ own, other }: Position, label: string) =>
    `<title>${label}: ${own.toFixed(3)} / ${other.toFixed(3)}</title>`;
  return {
    line: (points: readonly Position[], colour: string, width = 1) =>
      points.length < 2
        ? ''
        : `<polyline points="${points.map(({ own, other }) => `${at(x(own))},${at(y(other))}`).join(' ')}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-opacity="0.5" stroke-linejoin="round"/>`,
    dots: (points: readonly Position[], { colour, label, radius = 4 }: Look) =>
      points
        .map(
          (point) =>
            `<circle cx="${at(x(point.own))}" cy="${at(y(point.other))}" r="${radius}" fill="${colour}">${told(point, label)}</circle>`,
        )
        .join('\n'),
    squares: (points: readonly Position[], { colour, label }: Look) =>
      points
        .map(
          (point) =>
            `<rect x="${at(x(point.own) - 5)}" y="${at(y(point.other) - 5)}" width="10" height="10" fill="none" stroke="${colour}" stroke-width="2">${told(point, label)}</rect>`,
        )
        .join('\n'),
  };
}

function legend({ hasDeal, hasPackages }: { readonly hasDeal: boolean; readonly hasPackages: boolean }): string {
  const entries: readonly (readonly [string, string])[] = [
    [colours.frontier, 'cannot be improved for both'],
    [colours.self, 'our offers'],
    [colours.other, 'their offers'],
    [colours.nash, 'Nash point'],
    [colours.kalai, 'Kalai point'],
    ...(hasDeal ? ([[colours.deal, 'deal']] as const) : []),
    ...(hasPackages ? ([[colours.package, 'packages of equal value to us']] as const) : []),
  ];
  const columns = 3;
  return entries
    .map(([colour, label], i) => {
      const [left, top] = [plot.left + (i % columns) * 195, plot.bottom + 52 + Math.floor(i / columns) * 18];
      return `<rect x="${left}" y="${top - 9}" width="10" height="10" fill="${colour}"/><text x="${left + 16}" y="${top}">${label}</text>`;
    })
    .join('\n');
}

function at(place: number): string {
  return place.toFixed(1);
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
