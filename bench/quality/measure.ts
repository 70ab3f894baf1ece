import { type Measure, measureText } from '@procur/testing/measures';

/** A bench may print other lines too (progress, warnings); only complete measures count. */
export function readMeasures(output: string): Measure[] {
  return output.split('\n').flatMap((line) => {
    const measure = parsed(line);
    return measure ? [measure] : [];
  });
}

export function asMarkdown(name: string, measures: readonly Measure[]): string {
  return `## ${name}\n\n${measureText(measures, false)}\n`;
}

function parsed(line: string): Measure | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return isMeasure(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isMeasure(value: unknown): value is Measure {
  return typeof value === 'object' && value !== null && 'measure' in value && 'value' in value;
}
