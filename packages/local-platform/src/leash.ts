import { type ChildProcess, spawn } from 'node:child_process';

/** How a process on the leash is told to go when its owner has died: what it treats as an orderly, quick stop. */
export type StopSignal = 'TERM' | 'INT';

/** Kills what it holds as soon as this process is gone, however it went. */
export type Leash = {
  /** From now on `pid` dies with us. */
  readonly hold: (pid: number, signal: StopSignal) => void;
  /** `pid` has ended (or may live on); its number can be reused by the system and must not be signalled any more. */
  readonly release: (pid: number) => void;
};

/**
 * After `kill -9` we cannot clean up, so a shell of about one megabyte waits at the end of a pipe that only we hold open.
 * End of input means that we are dead: it signals every process it holds, and five seconds later kills what is left.
 * A pipe works on Linux and macOS alike, which `prctl(PR_SET_PDEATHSIG)` does not.
 */
const watchdog = `
trap '' INT TERM HUP
held=''
while read -r verb pid signal; do
  rest=''
  for entry in $held; do [ "\${entry%%:*}" = "$pid" ] || rest="$rest $entry"; done
  held=$rest
  [ "$verb" = hold ] && held="$held $pid:$signal"
done
for entry in $held; do kill -"\${entry##*:}" "\${entry%%:*}" 2>/dev/null; done
for tenth in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50; do
  alive=''
  for entry in $held; do kill -0 "\${entry%%:*}" 2>/dev/null && alive=yes; done
  [ -z "$alive" ] && exit 0
  sleep 0.1
done
for entry in $held; do kill -KILL "\${entry%%:*}" 2>/dev/null; done
`;

let shared: Leash | undefined;

/** The one leash of this process. */
export function leash(): Leash {
  shared ??= startLeash();
  return shared;
}

function startLeash(): Leash {
  const shell = spawn('/bin/sh', ['-c', watchdog], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  shell.unref();
  const say = (line: string) => shell.stdin.write(`${line}\n`);
  unrefStream(shell);
  return {
    hold: (pid, signal) => say(`hold ${pid} ${signal}`),
    release: (pid) => say(`free ${pid}`),
  };
}

/** The pipe must not keep our event loop alive; the watchdog ends when the pipe closes at our exit. */
function unrefStream(shell: ChildProcess): void {
  const stdin = shell.stdin as (ChildProcess['stdin'] & { unref?: () => void }) | null;
  stdin?.unref?.();
}
