import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Lens, NearbyFile, Surroundings } from '../core/formats/lens';
import type { Core } from './core';
import { readText } from './readFile';

/** More files than this nobody lays around one configuration, nor longer ones. */
const mostFiles = 20;
const mostBytes = 1_000_000;

/**
 * Reads the files around configurations, each once: `.env` and env files of a compose file, env files of an
 * `openmetadata.yaml`, Secrets of a manifest. Which these are is the core's to say.
 */
export class Neighbours {
  private readonly names = new Map<string, readonly string[]>();
  private readonly texts = new Map<string, string | undefined>();

  /** @param environment the text of an env file that the user named; it takes the place of every `.env` */
  constructor(private readonly environment?: string) {}

  around({ nearbyNames, surroundingsFor }: Core, file: string, lens: Lens, text: string): Surroundings {
    const at = { name: basename(file), lens, text };
    const folder = dirname(file);
    const nearby = nearbyNames(at, this.namesIn(folder))
      .slice(0, mostFiles)
      .flatMap((path): readonly NearbyFile[] => {
        const content = this.textOf(join(folder, path));
        return content === undefined ? [] : [{ path, text: content }];
      });
    if (this.environment === undefined) return surroundingsFor(at, nearby);
    const others = nearby.filter(({ path }) => path !== '.env');
    return surroundingsFor(at, [{ path: '.env', text: this.environment }, ...others], { envFile: '.env' });
  }

  private namesIn(folder: string): readonly string[] {
    const known = this.names.get(folder);
    if (known !== undefined) return known;
    const names = filesIn(folder);
    this.names.set(folder, names);
    return names;
  }

  private textOf(file: string): string | undefined {
    if (!this.texts.has(file)) this.texts.set(file, shortText(file));
    return this.texts.get(file);
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [] : [entry.name]));
  } catch {
    return [];
  }
}

function shortText(file: string): string | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats?.isFile() !== true || stats.size > mostBytes) return undefined;
  const read = readText(file);
  return read.ok ? read.value : undefined;
}
