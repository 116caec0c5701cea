import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Judgement } from '../core/analyze';
import type { Release } from '../core/catalogue/setting';
import type { Finding } from '../core/finding';
import { err, ok, type Result } from '../core/result';
import { readConfiguration } from './configuration';
import type { Core } from './core';
import { Neighbours } from './neighbours';

/** A file that was changed, and the findings that went. */
export interface FixedFile {
  readonly file: string;
  readonly fixed: readonly Finding[];
}

/**
 * Applies the safe fixes of a file and writes it, if there are any.
 * @returns none for a file that stays as it is, or a sentence that says why it cannot be read or written
 */
export function fixFile(
  core: Core,
  file: string,
  release: Release | undefined,
  judgement: Judgement,
): Result<readonly FixedFile[], string> {
  // Not remembered from one file to the next: the last may have changed what lies around this one.
  const read = readConfiguration(core, new Neighbours(), file, release);
  if (!read.ok) return read;
  if (read.value === undefined) return ok([]);
  const { text, lens, surroundings } = read.value;
  const { text: after, fixed } = core.fixAll(lens, text, surroundings, judgement);
  if (after === text) return ok([]);
  const written = replace(file, text, after);
  return written.ok ? ok([{ file, fixed }]) : written;
}

/** Puts a new text in the place of the one that was read: all of it or nothing, with the file's permissions, through links. */
function replace(file: string, before: string, after: string): Result<undefined, string> {
  let draft: string | undefined;
  try {
    const target = realpathSync(file);
    if (!readFileSync(target).equals(Buffer.from(before)))
      return err(`cannot write ${file}: it is no UTF-8, or has just changed.`);
    const { mode } = statSync(target);
    const path = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
    const handle = openSync(path, 'wx', mode);
    draft = path;
    try {
      fchmodSync(handle, mode);
      writeFileSync(handle, after);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(path, target);
    return ok(undefined);
  } catch (error) {
    if (draft !== undefined) rmSync(draft, { force: true });
    return err(`cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
