import { carried } from './convert/carried';
import type { MissingSetting } from './convert/missing';
import { withNotes } from './convert/notes';
import { write } from './convert/write';
import { envFile } from './formats/envFile/envFile';
import { helmValues } from './formats/helmValues/helmValues';
import type { CannotEdit, Elsewhere, Lens, Surroundings } from './formats/lens';
import { serverYaml } from './formats/serverYaml/serverYaml';
import { readView } from './readView';
import { err, ok, type Result } from './result';
import { t } from '../l10n/l10n';

/** The formats that a configuration can be written in anew. */
export const conversionTargets = ['server-yaml', 'helm-values', 'env-file'] as const;
export type ConversionTarget = (typeof conversionTargets)[number];

export interface Converted {
  /** A whole new file. What it lacks, and where that belongs, stands in comments at its top. */
  readonly text: string;
  /** What has to be put elsewhere before the new file means the same, as far as the file at hand holds it. */
  readonly elsewhere: readonly Elsewhere[];
  /** What the file sets and the new one does not: nobody can write it there, or its value is not known. */
  readonly missing: readonly MissingSetting[];
}

/** The lens of each target, and a file of it that sets nothing. */
const targets: Readonly<Record<ConversionTarget, { readonly lens: Lens; readonly template: string }>> = {
  'server-yaml': { lens: serverYaml, template: 'authenticationConfiguration: {}\n' },
  'helm-values': { lens: helmValues, template: 'openmetadata:\n  config:\n    authentication: {}\n' },
  'env-file': { lens: envFile, template: '' },
};

/**
 * What the file sets, as a new file of another format. A secret is carried over only from a file that holds it itself to
 * a format that keeps secrets in place; else the new file refers to it.
 */
export function convert(
  lens: Lens,
  text: string,
  target: ConversionTarget,
  surroundings: Surroundings = {},
): Result<Converted, CannotEdit> {
  const view = readView(lens, text, surroundings);
  if (!view.readable) return err(unreadable(lens));
  const to = targets[target];
  // What only the surroundings tell is not the file's to pass on where it is a secret.
  const wanted = carried(view, lens.read(text, { ...surroundings, environment: new Map(), nearby: [] }), text, to.lens);
  const written = write(to.lens, to.template, wanted.changes, view);
  const missing = [...wanted.missing, ...written.missing];
  return ok({
    text: withNotes(written.text, to.lens, view.release, wanted.changes, missing),
    elsewhere: written.elsewhere,
    missing,
  });
}

const unreadable = ({ label }: Lens): CannotEdit => ({
  kind: 'unreadable',
  message: t`No sign-in configuration can be read in this file as ${label}. Mend it first.`,
});
