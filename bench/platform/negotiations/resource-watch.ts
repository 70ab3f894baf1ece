import type { Platform } from '@procur/local-platform/platform';
import { processorSeconds, residentBytes } from '@procur/local-platform/process-table';

export type ResourceUse = {
  /** Of all processes together. */
  readonly processorSeconds: number;
  readonly processor: string;
  readonly memory: string;
};

/** Watches what each process holds and uses from now on. What a killed process had used counts with the one that follows it. */
export function watchResources({ processes }: Platform): { readonly stop: () => ResourceUse } {
  const megabytes = new Map<string, number>();
  const seconds = new Map<string, number>();
  const begun = new Map([...processes].map(([, part]) => [part.pid(), processorSeconds(part.pid())]));
  let most = 0;
  const look = () => {
    let total = 0;
    for (const [name, part] of processes) {
      const [pid, held] = [part.pid(), residentBytes(part.pid()) / 2 ** 20];
      total += held;
      megabytes.set(name, Math.max(megabytes.get(name) ?? 0, held));
      seconds.set(`${name}/${pid}`, processorSeconds(pid) - (begun.get(pid) ?? 0));
    }
    most = Math.max(most, total);
  };
  // Reading the pages of forty processes takes some time itself.
  const timer = setInterval(look, 3000);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      const byName = [...processes.keys()].map((name) => [name, sumOf(seconds, name)] as const);
      return {
        processorSeconds: byName.reduce((sum, [, used]) => sum + used, 0),
        processor: `seconds used: ${list(byName)}`,
        memory: `most at once ${Math.round(most)} MB; most of each: ${list([...megabytes])}`,
      };
    },
  };
}

function sumOf(seconds: ReadonlyMap<string, number>, name: string): number {
  return [...seconds].reduce((sum, [key, used]) => sum + (key.startsWith(`${name}/`) ? used : 0), 0);
}

function list(values: readonly (readonly [string, number])[]): string {
  return values.map(([name, value]) => `${name} ${Math.round(value)}`).join(', ');
}
