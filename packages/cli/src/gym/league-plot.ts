import type { Standing } from './league.ts';

const width = 640;
const left = 150;
const rowHeight = 18;
const top = 40;

/** The league as an SVG document: own utility of each player with its 95 % confidence interval, best first. */
export function drawLeague(title: string, standings: readonly Standing[]): string {
  const height = top + standings.length * rowHeight + 30;
  const rows = standings.map((standing, i) => row(standing, top + i * rowHeight));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<title>${title}</title>`,
    `<rect width="${width}" height="${height}" fill="white"/>`,
    `<text x="${left}" y="20">${title}: own utility</text>`,
    ...[0, 0.25, 0.5, 0.75, 1].map((utility) => gridLine(utility, height)),
    ...rows,
    '</svg>',
  ].join('\n');
}

function gridLine(utility: number, height: number): string {
  const at = x(utility);
  return [
    `<path d="M${at} ${top - 8} V${height - 26}" stroke="#dddddd"/>`,
    `<text x="${at}" y="${height - 10}" text-anchor="middle">${utility}</text>`,
  ].join('');
}

function row({ player, utility: { mean, half } }: Standing, y: number): string {
  const middle = y + rowHeight / 2;
  return [
    `<text x="${left - 8}" y="${middle + 4}" text-anchor="end">${player}</text>`,
    `<path d="M${x(mean - half)} ${middle} H${x(mean + half)}" stroke="#1f77b4" stroke-width="3"/>`,
    `<circle cx="${x(mean)}" cy="${middle}" r="4" fill="#1f77b4"/>`,
  ].join('');
}

function x(utility: number): string {
  return (left + Math.min(1, Math.max(0, utility)) * (width - left - 20)).toFixed(1);
}
