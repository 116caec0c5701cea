import { spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, openSync, readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { installOnce } from './cache';
import { requireJavaAndMaven } from './prerequisites';
import { freePort, onPath, run, startGroup, stopGroup, temporaryDirectory } from './processes';
import { waitUntil } from './wait';

/** A Keycloak that listens, and who may administer it. */
export interface KeycloakServer {
  /** Without a trailing slash. */
  readonly url: string;
  readonly adminUser: string;
  readonly adminPassword: string;
  /** What the server has printed up to now; undefined if it was lent to us. */
  log(): Promise<string | undefined>;
  stop(): Promise<void>;
}

/** Which Keycloak, and how it is started. */
export interface KeycloakChoice {
  /** "26.0.8". */
  readonly release?: string;
  /** More options of `kc.sh start-dev`: "--http-access-log-enabled=true". */
  readonly options?: readonly string[];
}

/** The release that the tests of every day run against. */
export const usualRelease = '26.7.3';

const adminUser = 'admin';
const adminPassword = 'keycloak-for-tests';
const database = 'keycloakdb';

/** The first administrator, by the names that 26 reads and by those of the releases before. */
const bootstrapVariables = {
  KC_BOOTSTRAP_ADMIN_USERNAME: adminUser,
  KC_BOOTSTRAP_ADMIN_PASSWORD: adminPassword,
  KEYCLOAK_ADMIN: adminUser,
  KEYCLOAK_ADMIN_PASSWORD: adminPassword,
};

/**
 * A Keycloak for tests and for `npm start`: the one that KEYCLOAK_URL names (with KEYCLOAK_ADMIN and
 * KEYCLOAK_ADMIN_PASSWORD), which is as it is, else one of our own.
 */
export async function startKeycloak(choice: KeycloakChoice = {}): Promise<KeycloakServer> {
  const given = process.env['KEYCLOAK_URL'];
  return given === undefined ? startOwnKeycloak(choice) : givenServer(given);
}

/**
 * A Keycloak that nobody else uses: in Docker if a daemon answers, else the distribution that Maven downloads. It begins
 * empty and leaves nothing behind.
 */
export async function startOwnKeycloak({
  release = usualRelease,
  options = [],
}: KeycloakChoice = {}): Promise<KeycloakServer> {
  return (await inDocker(release, options)) ?? (await fromDistribution(release, options));
}

/** Where the distribution of a release is unpacked: `bin/kcadm.sh` is in there. Fetches it the first time. */
export async function keycloakHome(release = usualRelease): Promise<string> {
  const directory = await installOnce(`keycloak-${release}`, (empty) => prepareDistribution(release, empty));
  return join(directory, `keycloak-${release}`);
}

async function givenServer(address: string): Promise<KeycloakServer> {
  const url = address.replace(/\/+$/, '');
  await untilReady(url);
  return {
    url,
    adminUser: process.env['KEYCLOAK_ADMIN'] ?? 'admin',
    adminPassword: process.env['KEYCLOAK_ADMIN_PASSWORD'] ?? 'admin',
    log: () => Promise.resolve(undefined),
    stop: () => Promise.resolve(),
  };
}

async function fromDistribution(release: string, options: readonly string[]): Promise<KeycloakServer> {
  const home = await keycloakHome(release);
  const directory = temporaryDirectory('keycloak');
  copyFileSync(join(dirname(home), `${database}.mv.db`), join(directory, `${database}.mv.db`));
  const { url, child, log: file } = await startDistribution(home, directory, options);
  const stop = async () => {
    await stopGroup(child);
    await rm(directory, { recursive: true, force: true });
  };
  return { url, adminUser, adminPassword, log: () => readFile(file, 'utf8'), stop };
}

/**
 * Unpacks the distribution and starts it once: its first start builds the server and the database, which takes 30 seconds.
 * Every later one begins with a copy of that database and takes 7.
 */
async function prepareDistribution(release: string, directory: string): Promise<void> {
  await requireJavaAndMaven();
  console.log(`Fetching Keycloak ${release} with Maven …`);
  const mvn = onPath('mvn', 'mvn.cmd') ?? 'mvn';
  const artifact = `org.keycloak:keycloak-quarkus-dist:${release}:zip`;
  // Maven unpacks as well as it downloads, and neither `unzip` nor `jar` is on every machine.
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack';
  await run(
    mvn,
    ['-B', '-q', goal, `-Dartifact=${artifact}`, `-DoutputDirectory=${directory}`, `-DmarkersDirectory=${directory}`],
    { cwd: directory },
  );
  console.log('Preparing its database …');
  const { child } = await startDistribution(join(directory, `keycloak-${release}`), directory, []);
  child.kill('SIGTERM');
  // Not killed: the database is whole only after an orderly end.
  if (child.exitCode === null) await once(child, 'exit');
}

async function startDistribution(
  home: string,
  directory: string,
  more: readonly string[],
): Promise<{ readonly url: string; readonly child: ChildProcess; readonly log: string }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port.toString()}`;
  const log = join(directory, 'keycloak.log');
  const script = join(home, 'bin', process.platform === 'win32' ? 'kc.bat' : 'kc.sh');
  const options = ['start-dev', '--http-host=127.0.0.1', `--http-port=${port.toString()}`, ...more];
  // Not an option: the script of releases before 26 takes the semicolon for the end of a command.
  const env = { ...serverEnvironment(), KC_DB_URL: `jdbc:h2:file:${join(directory, database)};NON_KEYWORDS=VALUE` };
  const child = startGroup(script, options, { env, output: openSync(log, 'a') });
  const ended = new AbortController();
  child.once('exit', () => {
    ended.abort(new Error('It ended.'));
  });
  try {
    await untilReady(url, ended.signal);
  } catch (error) {
    await stopGroup(child);
    throw new Error(`Keycloak did not start:\n${readFileSync(log, 'utf8').slice(-3000)}`, { cause: error });
  }
  return { url, child, log };
}

/** The environment without what would configure Keycloak otherwise. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('KC_') && !name.startsWith('KEYCLOAK_'));
  return { ...Object.fromEntries(own), ...bootstrapVariables };
}

async function inDocker(release: string, options: readonly string[]): Promise<KeycloakServer | undefined> {
  const docker = onPath('docker', 'docker.exe');
  if (docker === undefined || spawnSync(docker, ['info'], { stdio: 'ignore' }).status !== 0) return undefined;
  const variables = Object.entries(bootstrapVariables).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
  const image = `quay.io/keycloak/keycloak:${release}`;
  const publish = ['-p', '127.0.0.1::8080'];
  let container: string;
  try {
    const command = [image, 'start-dev', ...options];
    container = (await run(docker, ['run', '-d', '--rm', ...publish, ...variables, ...command])).trim();
  } catch (error) {
    console.log(`Docker could not run ${image}, so Maven fetches Keycloak. ${String(error)}`);
    return undefined;
  }
  const remove = () => spawnSync(docker, ['rm', '-f', container], { stdio: 'ignore' });
  process.once('exit', remove);
  const address = (await run(docker, ['port', container, '8080/tcp'])).split('\n')[0] ?? '';
  const url = `http://${address.trim()}`;
  const stop = () => {
    process.removeListener('exit', remove);
    remove();
    return Promise.resolve();
  };
  try {
    await untilReady(url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, adminUser, adminPassword, log: () => run(docker, ['logs', container]), stop };
}

function untilReady(url: string, signal = new AbortController().signal): Promise<void> {
  const discovery = `${url}/realms/master/.well-known/openid-configuration`;
  const ready = (): Promise<boolean> => {
    signal.throwIfAborted();
    return answers(discovery);
  };
  return waitUntil(`Keycloak answers at ${url}`, ready, { seconds: 180 });
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}
