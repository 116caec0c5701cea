import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { installOnce } from '../support/cache';
import { requireJavaAndMaven } from '../support/prerequisites';
import { onPath, run } from '../support/processes';

/** What the real reader makes of a document: a tree, in which each number is the text of its digits, or a refusal. */
export type Answer = { readonly tree: unknown } | { readonly refusal: string };

/** A number of a tree, as Java prints it. */
export interface RealNumber {
  readonly number: string;
}

/** OpenMetadata's own reader of its configuration, Dropwizard, in a Java process. */
export interface Dropwizard {
  read(text: string, environment: ReadonlyMap<string, string>): Promise<Answer>;
  stop(): Promise<void>;
}

const sources = ['pom.xml', 'java/Configurations.java', 'java/KeyFiles.java'];

/** Builds the reader if this machine has not got it yet, and starts it. */
export async function startDropwizard(): Promise<Dropwizard> {
  const child = spawn(java(), ['-cp', await classPath(), 'Configurations'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const answers: AsyncIterator<string, unknown> = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async read(text, environment) {
      child.stdin.write(`${JSON.stringify({ text, environment: Object.fromEntries(environment) })}\n`);
      const answer = await answers.next();
      if (answer.done === true) throw new Error('The Java process has ended.');
      return JSON.parse(answer.value) as Answer;
    },
    async stop() {
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** Runs a class of this folder to its end, and returns the lines that it prints. */
export async function runJava(name: string, ...args: readonly string[]): Promise<readonly string[]> {
  const output = await run(java(), ['-cp', await classPath(), name, ...args]);
  return output.trim().split(/\r?\n/);
}

const java = (): string =>
  process.env['JAVA_HOME'] === undefined ? 'java' : join(process.env['JAVA_HOME'], 'bin', 'java');

async function classPath(): Promise<string> {
  const home = await installOnce(`dropwizard-${digestOfSources()}`, buildReader);
  return [join(home, 'classes'), join(home, 'dependency', '*')].join(delimiter);
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  for (const name of sources) hash.update(readFileSync(join(import.meta.dirname, name)));
  return hash.digest('hex').slice(0, 12);
}

/** In the cache, so that Maven leaves nothing beside the sources. */
async function buildReader(directory: string): Promise<void> {
  await requireJavaAndMaven();
  console.log('Fetching Dropwizard with Maven …');
  const project = join(directory, 'project');
  for (const name of sources) cpSync(join(import.meta.dirname, name), join(project, name));
  const goals = ['compiler:compile', 'dependency:copy-dependencies'];
  await run(onPath('mvn', 'mvn.cmd') ?? 'mvn', ['-B', '-q', `-Dtarget=${directory}`, ...goals], { cwd: project });
}
