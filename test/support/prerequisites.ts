import { existsSync } from 'node:fs';
import { onPath, run } from './processes';

/** Something that a run needs, is not there and cannot be installed without asking. The message says what to do. */
export class MissingPrerequisite extends Error {
  constructor(what: string, why: string, howTo: string) {
    super(`Missing: ${what}. ${why}\nWhat to do: ${howTo}`);
    this.name = 'MissingPrerequisite';
  }
}

/** Whether packages can be installed without asking: Debian or Ubuntu, as root. */
export const canInstallPackages = (): boolean =>
  existsSync('/etc/debian_version') && process.getuid?.() === 0 && onPath('apt-get') !== undefined;

/** Installs Debian packages. Says so first, because it takes a while. */
export async function installPackages(...packages: readonly string[]): Promise<void> {
  console.log(`Installing ${packages.join(', ')} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env });
}

const why = 'Keycloak is downloaded with Maven and runs on Java 17 or later.';
const otherwise = 'or start Docker, or set KEYCLOAK_URL to a Keycloak that may be used for tests';

/**
 * Sees to it that Keycloak can be fetched and run on this machine: Java 17 or later, and Maven.
 * Not needed where KEYCLOAK_URL is set or Docker runs.
 */
export async function requireJavaAndMaven(): Promise<void> {
  const missing = [...((await javaRelease()) >= 17 ? [] : ['java']), ...(onPath('mvn', 'mvn.cmd') ? [] : ['maven'])];
  if (missing.length === 0) return;
  if (canInstallPackages()) {
    await installPackages(...missing.map((name) => (name === 'java' ? 'openjdk-17-jre-headless' : name)));
    return;
  }
  const names = missing.map((name) => (name === 'java' ? 'Java 17' : 'Maven')).join(' and ');
  const howTo =
    process.platform === 'darwin'
      ? 'brew install openjdk@17 maven'
      : process.platform === 'win32'
        ? 'winget install EclipseAdoptium.Temurin.17.JRE, and Maven from its own site'
        : 'sudo apt-get install openjdk-17-jre-headless maven';
  throw new MissingPrerequisite(names, why, `${howTo} (${otherwise}).`);
}

async function javaRelease(): Promise<number> {
  const java = process.env['JAVA_HOME'] === undefined ? 'java' : `${process.env['JAVA_HOME']}/bin/java`;
  try {
    // `java --version` prints to standard output, unlike `java -version`; Java 8 knows only the latter and fails here.
    return Number(/^\w+ (\d+)/.exec(await run(java, ['--version']))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
