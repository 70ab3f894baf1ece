import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { root, toolchain } from './install-lock.mjs';

/** Type stripping is stable and silent from here on. */
const oldest = [24, 12];
const wanted = '>=24.12 <25';

/** The path of a Node that runs our TypeScript: this one, or one that npm puts into `.toolchain`. */
export function ensureNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  return installedNode() ?? installNode();
}

/** The environment for child processes: this Node and our tools come first, and npm has a folder it can write to. */
export function environmentWith(node) {
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  return { ...process.env, PATH: path, ...writableCache() };
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

/**
 * The package `node` downloads its binary in an install script, which newer versions of npm do not run.
 * The packages per platform contain it.
 */
function platformPackage() {
  const prefix = platform() === 'darwin' && arch() === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform()}-${arch()}`;
}

function installedNode() {
  const places = ['node', platformPackage()].map((name) => join(toolchain, 'node_modules', name, 'bin', 'node'));
  return places.find((file) => existsSync(file) && isNewEnough(versionOf(file)));
}

function versionOf(node) {
  const result = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim().slice(1) : '0.0';
}

function installNode() {
  console.error(`This is Node ${process.versions.node}; installing Node 24 into .toolchain (once).`);
  mkdirSync(toolchain, { recursive: true });
  const manifest = join(toolchain, 'package.json');
  // Without one, npm would walk up and install into the project.
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
  npm(
    ['install', `${platformPackage()}@${wanted}`, '--prefix', toolchain, '--no-save', '--no-package-lock'],
    process.execPath,
  );
  const node = installedNode();
  if (!node) throw new Error(`npm has no Node 24 for ${platform()}-${arch()}; install Node 24 and call this again`);
  return node;
}

/** Runs npm quietly on the given Node. Throws with its output when it fails. */
export function npm(args, node) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: root, env: environmentWith(node), encoding: 'utf8', maxBuffer: 2 ** 26 };
  const result = spawnSync('npm', [...args, ...quiet], options);
  if (result.error) throw new Error(`npm cannot be run: ${result.error.message}`);
  if (result.status !== 0)
    throw new Error(`npm ${args.slice(0, 2).join(' ')} failed:\n${result.stderr || result.stdout}`);
}

/** Some accounts have no home folder, or one that belongs to somebody else. */
function writableCache() {
  try {
    accessSync(process.env.HOME ?? '', constants.W_OK);
    return {};
  } catch {
    return { npm_config_cache: join(toolchain, 'npm-cache') };
  }
}
