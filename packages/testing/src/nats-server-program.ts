import { machineSettings } from '@procur/local-platform/machine';
import { natsServerBinary, toolchainFolder } from '@procur/local-platform/nats-server-binary';

/** The nats-server that tests run: the same search as `npm start`. */
export function natsServerProgram(): string {
  const { natsServerBinary: configured, path } = machineSettings();
  return natsServerBinary({ configured, path, toolchainFolder: toolchainFolder() });
}
