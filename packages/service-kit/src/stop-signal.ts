/** The request to stop, from wherever it comes first. */
export type StopSignal = Disposable & {
  /** Resolves with the reason. */
  readonly requested: Promise<string>;
  readonly request: (reason: string) => void;
};

/** Hears SIGTERM, SIGINT and, for a child started with an IPC channel, the death of its parent. */
export function onStopSignal(): StopSignal {
  const { promise, resolve } = Promise.withResolvers<string>();
  const onSignal = (signal: NodeJS.Signals) => resolve(signal);
  const onDisconnect = () => resolve('parent is gone');
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  // A service must not outlive the program that started it and would have stopped it.
  process.on('disconnect', onDisconnect);
  return {
    requested: promise,
    request: resolve,
    [Symbol.dispose]: () => {
      process.off('SIGTERM', onSignal);
      process.off('SIGINT', onSignal);
      process.off('disconnect', onDisconnect);
    },
  };
}
