import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '../core/result';

/** The text of a file, its byte order mark included, or a sentence that says why it cannot be read. */
export function readText(file: string): Result<string, string> {
  try {
    return ok(readFileSync(file, 'utf8'));
  } catch (error) {
    return err(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
