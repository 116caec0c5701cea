import { basename } from 'node:path';
import type { Release } from '../core/catalogue/setting';
import type { Lens, Surroundings } from '../core/formats/lens';
import { err, ok, type Result } from '../core/result';
import type { Core } from './core';
import { Neighbours } from './neighbours';
import { readText } from './readFile';

/** A file that is a configuration of OpenMetadata, and what lies around it. */
export interface Configuration {
  readonly file: string;
  readonly text: string;
  readonly lens: Lens;
  readonly surroundings: Surroundings;
}

/**
 * Reads a file and what lies around it.
 * @param release the one to judge by, if the user named it
 * @returns undefined for a file that is not a configuration of OpenMetadata, or a sentence that says why it cannot be read
 */
export function readConfiguration(
  core: Core,
  neighbours: Neighbours,
  file: string,
  release: Release | undefined,
): Result<Configuration | undefined, string> {
  const read = readText(file);
  if (!read.ok) return read;
  const text = read.value;
  const lens = core.detectLens(basename(file), text);
  if (lens === undefined) return ok(undefined);
  const surroundings = neighbours.around(core, file, lens, text);
  return ok({ file, text, lens, surroundings: release === undefined ? surroundings : { ...surroundings, release } });
}

/**
 * Reads the one file that a command is about.
 * @param environment the text of the env file whose variables the server has
 * @returns a sentence that says why it cannot be read, or that it is not a configuration of OpenMetadata
 */
export function readOwnConfiguration(
  core: Core,
  file: string,
  release: Release | undefined,
  environment?: string,
): Result<Configuration, string> {
  const read = readConfiguration(core, new Neighbours(environment), file, release);
  if (!read.ok) return read;
  return read.value === undefined ? err(`${file} is not a configuration of OpenMetadata.`) : ok(read.value);
}
