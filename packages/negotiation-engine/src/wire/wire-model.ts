import type { Parts } from '../profile.ts';
import { shortNumber } from './short-number.ts';

/** Writes estimated preferences as an `init` profile has them; the text of the last estimate is kept until there is another. */
export function openModelWriter(): (parts: Parts) => string {
  let written: Parts | undefined;
  let text = '';
  return (parts) => {
    if (parts !== written) [written, text] = [parts, modelText(parts)];
    return text;
  };
}

/** Weights that sum to 1 and ratings from 0 to 1. */
function modelText(parts: Parts): string {
  const heights = new Float64Array(parts.length);
  let total = 0;
  for (let i = 0; i < heights.length; i++) {
    heights[i] = highest(parts[i] as Float64Array);
    total += heights[i] as number;
  }
  let [weights, values] = ['', ''];
  for (let i = 0; i < heights.length; i++) {
    const height = heights[i] as number;
    const separator = i === 0 ? '' : ',';
    weights += separator + shortNumber(height / (total || 1));
    values += `${separator}[${ratingsText(parts[i] as Float64Array, height)}]`;
  }
  return `{"weights":[${weights}],"values":[${values}]}`;
}

function ratingsText(column: Float64Array, height: number): string {
  let text = '';
  for (let v = 0; v < column.length; v++) {
    if (v > 0) text += ',';
    text += height > 0 ? shortNumber((column[v] as number) / height) : '0';
  }
  return text;
}

function highest(column: Float64Array): number {
  let most = 0;
  for (let v = 0; v < column.length; v++) if ((column[v] as number) > most) most = column[v] as number;
  return most;
}
