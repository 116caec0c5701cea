import { spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, openSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
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
  stop(): Promise<void>;
}

const release = '26.7.3';
const adminUser = 'admin';
const adminPassword = 'keycloak-for-tests';
const database = 'keycloakdb';

/**
 * A Keycloak for tests and for `npm start`: the one that KEYCLOAK_URL names (with KEYCLOAK_ADMIN and
 * KEYCLOAK_ADMIN_PASSWORD), else one in Docker if a daemon answers, else the distribution that Maven downloads.
 * All but the first begin empty and leave nothing behind.
 */
export async function startKeycloak(): Promise<KeycloakServer> {
  const given = process.env['KEYCLOAK_URL'];
  if (given !== undefined) return givenServer(given);
  return (await inDocker()) ?? (await fromDistribution());
}

async function givenServer(address: string): Promise<KeycloakServer> {
  const url = address.replace(/\/+$/, '');
  await untilReady(url);
  return {
    url,
    adminUser: process.env['KEYCLOAK_ADMIN'] ?? 'admin',
    adminPassword: process.env['KEYCLOAK_ADMIN_PASSWORD'] ?? 'admin',
    stop: () => Promise.resolve(),
  };
}

async function fromDistribution(): Promise<KeycloakServer> {
  const home = await installOnce(`keycloak-${release}`, prepareDistribution);
  const directory = temporaryDirectory('keycloak');
  copyFileSync(join(home, `${database}.mv.db`), join(directory, `${database}.mv.db`));
  const { url, child } = await startDistribution(home, directory, directory);
  const stop = async () => {
    await stopGroup(child);
    await rm(directory, { recursive: true, force: true });
  };
  return { url, adminUser, adminPassword, stop };
}

/**
 * Unpacks the distribution and starts it once: its first start builds the server and the database, which takes 30 seconds.
 * Every later one begins with a copy of that database and takes 7.
 */
async function prepareDistribution(directory: string): Promise<void> {
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
  const { child } = await startDistribution(directory, directory, directory);
  child.kill('SIGTERM');
  // Not killed: the database is whole only after an orderly end.
  if (child.exitCode === null) await once(child, 'exit');
}

async function startDistribution(
  home: string,
  databaseDirectory: string,
  logDirectory: string,
): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port.toString()}`;
  const log = join(logDirectory, 'keycloak.log');
  const script = join(home, `keycloak-${release}`, 'bin', process.platform === 'win32' ? 'kc.bat' : 'kc.sh');
  const options = [
    'start-dev',
    '--http-host=127.0.0.1',
    `--http-port=${port.toString()}`,
    `--db-url=jdbc:h2:file:${join(databaseDirectory, database)};NON_KEYWORDS=VALUE`,
  ];
  const child = startGroup(script, options, { env: serverEnvironment(), output: openSync(log, 'a') });
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
  return { url, child };
}

/** The environment without what would configure Keycloak otherwise; a quick start matters more than a quick server. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('KC_') && !name.startsWith('KEYCLOAK_'));
  return {
    ...Object.fromEntries(own),
    KC_BOOTSTRAP_ADMIN_USERNAME: adminUser,
    KC_BOOTSTRAP_ADMIN_PASSWORD: adminPassword,
  };
}

async function inDocker(): Promise<KeycloakServer | undefined> {
  const docker = onPath('docker', 'docker.exe');
  if (docker === undefined || spawnSync(docker, ['info'], { stdio: 'ignore' }).status !== 0) return undefined;
  const variables = [
    `KC_BOOTSTRAP_ADMIN_USERNAME=${adminUser}`,
    `KC_BOOTSTRAP_ADMIN_PASSWORD=${adminPassword}`,
  ].flatMap((variable) => ['-e', variable]);
  const image = `quay.io/keycloak/keycloak:${release}`;
  const publish = ['-p', '127.0.0.1::8080'];
  let container: string;
  try {
    container = (await run(docker, ['run', '-d', '--rm', ...publish, ...variables, image, 'start-dev'])).trim();
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
  return { url, adminUser, adminPassword, stop };
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
