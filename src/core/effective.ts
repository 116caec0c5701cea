import { refusalsOf } from './effective/refusals';
import { treeOf } from './effective/tree';
import { releaseIn } from './directives';
import type { Lens, Surroundings } from './formats/lens';
import { err, ok, type Result } from './result';
import type { TextRange } from './text/range';
import type { Value } from './value';

/** Why a server would not start with the file, in the server's own kind of words. Never holds a secret. */
export interface Refusal {
  /** "Unrecognized field at: authenticationConfiguration.foo" */
  readonly message: string;
  /** The characters that it speaks of. */
  readonly range: TextRange;
}

/** By the names of `openmetadata.yaml`: `authenticationConfiguration`, `authorizerConfiguration` and so on. It is JSON. */
export type EffectiveConfiguration = Readonly<Record<string, Value>>;

/**
 * The sign-in configuration as a server would hold it that starts with this file and these surroundings: for variables on
 * top of the defaults that ship, for the chart's values on top of the chart's. What cannot be known says where it comes
 * from (`<from OIDC_CLIENT_SECRET>`), secrets are masked. Where the server would refuse to start: why, in text order.
 */
export function effectiveConfiguration(
  lens: Lens,
  text: string,
  surroundings: Surroundings = {},
  { showSecrets = false }: { readonly showSecrets?: boolean } = {},
): Result<EffectiveConfiguration, readonly Refusal[]> {
  const read = lens.read(text, surroundings);
  const release = read.release ?? releaseIn(text);
  const view = release === undefined ? read : { ...read, release };
  const refusals = refusalsOf(view, text, surroundings);
  return refusals.length > 0 ? err(refusals) : ok(treeOf(view, text, showSecrets));
}
