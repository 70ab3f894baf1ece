import type { Platform } from '@procur/local-platform/platform';
import { residentBytes } from '@procur/local-platform/process-table';

/** Watches how much memory each process holds; `stop` tells the most of each in words. */
export function watchMemory({ processes }: Platform): { readonly stop: () => string } {
  const most = new Map<string, number>();
  let total = 0;
  const look = () => {
    const uses = [...processes].map(([name, part]) => [name, residentBytes(part.pid()) / 2 ** 20] as const);
    for (const [name, megabytes] of uses) most.set(name, Math.max(most.get(name) ?? 0, megabytes));
    total = Math.max(
      total,
      uses.reduce((sum, [, megabytes]) => sum + megabytes, 0),
    );
  };
  // Reading the pages of forty processes takes some time itself.
  const timer = setInterval(look, 3000);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      const parts = [...most].map(([name, megabytes]) => `${name} ${Math.round(megabytes)}`);
      return `most at once ${Math.round(total)} MB; most of each: ${parts.join(', ')}`;
    },
  };
}
