import { arch, availableParallelism, platform, tmpdir, totalmem } from 'node:os';

/** What the person or the system set outside: the only place of this package that reads the environment. */
export type MachineSettings = {
  /** An already running PostgreSQL with rights to create roles and databases. */
  readonly databaseUrl: string | undefined;
  /** An already running NATS with JetStream. */
  readonly natsUrl: string | undefined;
  readonly natsServerBinary: string | undefined;
  readonly path: string;
  /** What child processes inherit. */
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** Reads the settings of the machine; the argument exists so that tests can describe other machines. */
export function machineSettings(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): MachineSettings {
  return {
    databaseUrl: environment.DATABASE_URL || undefined,
    natsUrl: environment.NATS_URL || undefined,
    natsServerBinary: environment.NATS_SERVER_BIN || undefined,
    path: environment.PATH ?? '',
    environment,
  };
}

/** The hardware in words a report can use. */
export function machineDescription(): string {
  return `${platform()} ${arch()}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, tmp ${tmpdir()}`;
}
